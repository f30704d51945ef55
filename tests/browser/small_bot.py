"""A bot of a few lines, so that the page can be tested without Ruqsat's own conversation."""

import json
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta

TOKEN = "1000000001:RuqsatPlaygroundTokenForLoopback001"
KEYBOARD = {"inline_keyboard": [
    [{"text": "Alert", "callback_data": "alert"}, {"text": "Edit", "callback_data": "edit"}],
    [{"text": "A rather long label that has to break into two lines", "callback_data": "never"}],
    [{"text": "A page", "url": "https://egov.kz"}]]}
HTML = ("<b>Heading</b> &lt;script&gt;alert(1)&lt;/script&gt;\n<i>slanted</i> <a href=\"https://egov.kz\">a link</a>"
        "\n<blockquote>A source</blockquote>\n/help")


class SmallBot(threading.Thread):
    """Answers every text, and presses; `never` is the button that is not answered."""

    def __init__(self, url):
        super().__init__(daemon=True)
        self.url = url
        self.stopping = False
        self.due = {}

    def call(self, method, **params):
        request = urllib.request.Request(f"{self.url}/bot{TOKEN}/{method}", json.dumps(params).encode(),
                                         {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["result"]

    def run(self):
        self.call("setMyCommands", commands=[{"command": "check", "description": "Check my document"}])
        self.call("setMyCommands", language_code="ru",
                  commands=[{"command": "check", "description": "Что с документом?"}])
        self.call("setMyDescription", description="A small bot.")
        offset = 0
        while not self.stopping:
            try:
                updates = self.call("getUpdates", offset=offset, timeout=1)
                self.remind()
            except (urllib.error.URLError, ConnectionError):
                return
            for update in updates:
                offset = update["update_id"] + 1
                self.answer(update)

    def now(self):
        with urllib.request.urlopen(f"{self.url}/play/clock", timeout=30) as answer:
            return datetime.fromisoformat(json.load(answer)["now"][:19])

    def remind(self):
        """Three days after it was asked to."""
        for chat in [chat for chat, due in self.due.items() if due <= self.now()]:
            del self.due[chat]
            self.call("sendMessage", chat_id=chat, text="This is the reminder")

    def answer(self, update):
        if message := update.get("message"):
            chat = message["chat"]["id"]
            if message.get("text") == "remind me":
                self.due[chat] = self.now() + timedelta(days=3)
            self.call("sendChatAction", chat_id=chat, action="typing")
            said = message.get("text", "something else")
            self.call("sendMessage", chat_id=chat, text=f"{HTML}\nyou said: {len(said)}", parse_mode="HTML",
                      reply_markup=KEYBOARD)
        elif message := update.get("edited_message"):
            self.call("sendMessage", chat_id=message["chat"]["id"], text=f"corrected to {message['text']}")
        elif query := update.get("callback_query"):
            self.press(query)

    def press(self, query):
        message = query["message"]
        if query["data"] == "alert":
            time.sleep(0.3)
            self.call("answerCallbackQuery", callback_query_id=query["id"], text="Look here", show_alert=True)
        elif query["data"] == "edit":
            self.call("editMessageText", chat_id=message["chat"]["id"], message_id=message["message_id"],
                      text="It was edited", reply_markup=KEYBOARD)
            self.call("answerCallbackQuery", callback_query_id=query["id"], text="Done")
