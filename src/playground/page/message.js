// One message as a bubble: text with its entities, pictures, documents, buttons.

import { say } from './words.js';
import { hour } from './time.js';

const TAGS = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', spoiler: 'span',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

const element = (tag, className, ...children) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter(child => child !== null));
  return node;
};

// Only what a messenger opens; anything else stays text.
const OPENS = /^(https?|tg|mailto|tel|ton):/i;

function link(url, children) {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('/') ? url : `http://${url}`;
  if (!OPENS.test(address) && !address.startsWith('/play/files/')) return element('span', '', ...children);
  const node = element('a', '', ...children);
  node.href = address;
  node.target = '_blank';
  node.rel = 'noopener noreferrer';
  return node;
}

// Entities nest and do not cross; offsets are UTF-16 units, as in JavaScript.
export function formatted(text, entities, onCommand, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  const inside = (entities ?? []).filter(each => each.offset >= from && each.offset + each.length <= to);
  while (inside.length) {
    const entity = inside.shift();
    if (entity.offset < at) continue;
    const end = entity.offset + entity.length;
    nodes.push(text.slice(at, entity.offset));
    const rest = inside.filter(each => each.offset + each.length <= end);
    const children = formatted(text, rest, onCommand, entity.offset, end);
    nodes.push(wrapped(entity, text.slice(entity.offset, end), children, onCommand));
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter(node => node !== '');
}

function wrapped(entity, text, children, onCommand) {
  if (entity.type === 'text_link') return link(entity.url, children);
  if (entity.type === 'url') return link(text, children);
  if (entity.type === 'bot_command' && onCommand) {
    const node = element('button', 'command', ...children);
    node.type = 'button';
    node.addEventListener('click', () => onCommand(text));
    return node;
  }
  if (entity.type === 'expandable_blockquote') return foldable(children);
  return TAGS[entity.type] ? element(TAGS[entity.type], entity.type, ...children) : element('span', '', ...children);
}

// Three lines until it is opened, as in Telegram.
function foldable(children) {
  const node = element('blockquote', 'expandable_blockquote folded', ...children);
  node.tabIndex = 0;
  node.setAttribute('role', 'button');
  node.setAttribute('aria-expanded', 'false');
  const turn = () => node.setAttribute('aria-expanded', String(!node.classList.toggle('folded')));
  node.addEventListener('click', event => { if (!event.target.closest('a, .command')) turn(); });
  node.addEventListener('keydown', event => {
    if (event.target === node && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); turn(); }
  });
  return node;
}

const size = bytes => bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

function attachment(body, code) {
  if (body.photo) {
    const photo = body.photo.at(-1);
    const picture = element('img', 'photo');
    picture.src = `/play/files/${photo.file_id}`;
    picture.alt = body.caption ?? say(code, 'photo');
    picture.width = photo.width;
    picture.height = photo.height;
    picture.addEventListener('error', () => picture.replaceWith(element('span', 'thing', `🖼 ${say(code, 'photo')}`)), { once: true });
    const around = link(picture.src, [picture]);
    around.className = 'picture';
    return around;
  }
  if (body.document) {
    const { file_id, file_name, file_size } = body.document;
    const about = element('span', '', element('strong', '', file_name ?? say(code, 'file')), element('small', '', size(file_size)));
    const node = element('a', 'document', element('span', 'sheet', '↓'), about);
    node.href = `/play/files/${file_id}`;
    node.download = file_name ?? '';
    return node;
  }
  const things = { sticker: '🙂', voice: '🎤', location: '📍', contact: '👤' };
  const kind = Object.keys(things).find(each => body[each]);
  return kind ? element('span', 'thing', `${things[kind]} ${say(code, kind)}`) : null;
}

function quoted(body, code) {
  const original = body.reply_to_message;
  if (!original) return null;
  // Where words of it were quoted, only they are shown.
  const words = body.quote?.text ?? original.text ?? original.caption ?? say(code, 'file');
  return element('div', 'quoted', element('strong', '', original.from?.first_name ?? ''), words);
}

function keyboard(message, pressed, onPress, code) {
  const rows = message.body.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const board = element('div', 'keyboard');
  for (const row of rows) {
    board.append(element('div', 'row', ...row.map(button => {
      if (button.url) {
        const node = link(button.url, [button.text]);
        node.className = 'key';
        return node;
      }
      const node = element('button', 'key', button.text);
      node.type = 'button';
      if (pressed.has(button.callback_data)) {
        node.classList.add('waiting');
        node.setAttribute('aria-busy', 'true');
      }
      node.addEventListener('click', () => onPress(message.id, button.callback_data));
      return node;
    })));
  }
  return board;
}

// The whole message; `pressed` holds the data of buttons that wait for an answer.
export function bubble(message, { code, pressed, onPress, onCommand, group, writer }) {
  const { body } = message;
  const text = body.text ?? body.caption;
  const words = text ? element('div', 'text', ...formatted(text, body.entities ?? body.caption_entities, onCommand)) : null;
  const at = new Date(body.date * 1000);
  const time = element('time', '', hour(at));
  time.dateTime = at.toISOString();
  const meta = element('span', 'meta', body.edit_date ? element('span', 'edited', say(code, 'edited')) : null, time);
  const name = group && !message.from_bot ? element('strong', 'name', body.from?.first_name ?? '') : null;
  const card = element('div', 'bubble', name, quoted(body, code), attachment(body, code), words, meta);
  const node = element('article', message.from_bot ? 'message theirs' : 'message mine', card, keyboard(message, pressed, onPress, code));
  node.dataset.id = message.id;
  node.setAttribute('aria-label', `${writer}, ${hour(at)}`);
  return node;
}
