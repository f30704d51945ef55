"""Plays people and a bot on a playground, so that each kind of update and each method occurs."""

import json
import struct
import urllib.error
import urllib.request
import zlib

TOKEN = "1000000001:RuqsatPlaygroundTokenForLoopback001"
PERSON = 700001
GROUP = -700002
SUPERGROUP = -1000000700002


def exercise(url):
    """Everything once; nothing is judged here."""
    people(url)
    pressed = keyboards(url)
    files(url)
    profile(url)
    call(url, "getUpdates", {"offset": -100, "limit": 100})
    call(url, "answerCallbackQuery", {"callback_query_id": pressed, "text": "Жарайды", "show_alert": True})
    refusals(url)


def people(url):
    play(url, "people", {"id": PERSON, "first_name": "Асель", "language_code": "kk"})
    play(url, "say", {"chat": PERSON, "text": "/start from_site https://egov.kz"})
    for sent in ("sticker", "voice", "location", "contact", {"photo": {"caption": "жаңа"}},
                 {"document": {"name": "a.pdf", "content": "x"}}, {"date-time": {"text": "12.12.2026"}}):
        play(url, "send", {"chat": PERSON, "sent": sent})
    said = play(url, "say", {"chat": PERSON, "text": "20.09.2052"})["message_id"]
    play(url, "correct", {"chat": PERSON, "message_id": said, "text": "20.09.2025"})
    play(url, "groups", {"id": GROUP, "title": "Neighbours", "by": PERSON})
    play(url, "say", {"chat": GROUP, "person": PERSON, "text": "/check"})
    play(url, "migrate", {"chat": GROUP, "to": SUPERGROUP, "by": PERSON})
    play(url, "block", {"person": PERSON, "blocked": True})
    play(url, "block", {"person": PERSON, "blocked": False})
    call(url, "getChat", {"chat_id": PERSON})
    call(url, "getChat", {"chat_id": SUPERGROUP})
    call(url, "sendChatAction", {"chat_id": PERSON, "action": "typing"})


def keyboards(url):
    keyboard = {"inline_keyboard": [[{"text": "Иә", "callback_data": "y"}, {"text": "eGov", "url": "https://egov.kz"}]]}
    html = ("<b>a</b> <i>b</i> <u>c</u> <s>d</s> <code>e</code> <pre>f</pre> <a href='https://egov.kz'>g</a> "
            "<tg-spoiler>h</tg-spoiler> <blockquote>i</blockquote> <blockquote expandable>j</blockquote> &lt;3")
    asked = play(url, "say", {"chat": PERSON, "text": "?"})["message_id"]
    sent = call(url, "sendMessage", {"chat_id": PERSON, "text": html, "parse_mode": "HTML", "reply_markup": keyboard,
                                     "link_preview_options": {"is_disabled": True}, "protect_content": True,
                                     "reply_parameters": {"message_id": asked}})["result"]
    pressed = play(url, "press", {"chat": PERSON, "press": {"label": "Иә"}})["query_id"]
    this = {"chat_id": PERSON, "message_id": sent["message_id"]}
    call(url, "editMessageReplyMarkup", this | {"reply_markup": {"inline_keyboard": []}})
    call(url, "editMessageText", this | {"text": "k", "entities": [{"type": "bold", "offset": 0, "length": 1}]})
    call(url, "deleteMessage", this)
    call(url, "deleteMessages", {"chat_id": PERSON, "message_ids": [asked, 2]})
    return pressed


def files(url):
    sent = upload(url, "sendDocument", {"chat_id": PERSON, "caption": "l", "document": "attach://f"}, "f", "a.ics", b"x")
    call(url, "getFile", {"file_id": sent["result"]["document"]["file_id"]})
    photo = upload(url, "sendPhoto", {"chat_id": PERSON}, "photo", "a.png", png(40, 30))["result"]
    call(url, "editMessageCaption", {"chat_id": PERSON, "message_id": photo["message_id"], "caption": "<b>m</b>",
                                     "parse_mode": "HTML"})


def profile(url):
    commands = {"commands": [{"command": "check", "description": "Тексеру"}], "language_code": "kk",
                "scope": {"type": "all_private_chats"}}
    call(url, "setMyCommands", commands)
    asked = {"language_code": "kk", "scope": {"type": "all_private_chats"}}
    call(url, "getMyCommands", asked)
    call(url, "deleteMyCommands", asked)
    for name in ("Description", "ShortDescription", "Name"):
        field = {"ShortDescription": "short_description"}.get(name, name.lower())
        call(url, f"setMy{name}", {field: "Рұқсат", "language_code": "kk"})
        call(url, f"getMy{name}", {"language_code": "kk"})
        call(url, f"setMy{name}", {field: "", "language_code": "kk"})
    call(url, "setChatMenuButton", {"menu_button": {"type": "commands"}})
    call(url, "getChatMenuButton", {})
    call(url, "GetMe", {})
    call(url, "setWebhook", {"url": "https://example.org/hook", "secret_token": "abc", "max_connections": 5})
    call(url, "getWebhookInfo", {})
    call(url, "deleteWebhook", {})
    call(url, "leaveChat", {"chat_id": SUPERGROUP})


def refusals(url):
    call(url, "sendMessage", {"chat_id": 1, "text": "x"})
    call(url, "sendMessage", {"chat_id": PERSON, "text": "<x>", "parse_mode": "HTML"})
    call(url, "sendMessage", {"chat_id": GROUP, "text": "x"})


def play(url, path, body):
    request = urllib.request.Request(f"{url}/play/{path}", json.dumps(body).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def call(url, method, params):
    return post(f"{url}/bot{TOKEN}/{method}", json.dumps(params).encode(), "application/json")


def upload(url, method, params, field, name, content):
    edge = "edge-of-a-part"
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in params.items()]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    body = "".join(parts).encode() + head.encode() + content + f"\r\n--{edge}--\r\n".encode()
    return post(f"{url}/bot{TOKEN}/{method}", body, f"multipart/form-data; boundary={edge}")


def post(address, body, kind):
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, {"content-type": kind}), timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def png(width, height):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\x08\x79\x90" * width) * height)
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
