// The page: keeps up with the playground and shows each person's chat.

import { act, follow } from './api.js';
import { Chat } from './chat.js';
import { Clock } from './clock.js';
import { CLIENT_LANGUAGES, languageName, languageOf, say, translate } from './words.js';

const byId = id => document.getElementById(id);
const chats = new Map();
const clock = new Clock();
let typingEnds;
let wanted = null;
let shown = Number(sessionStorage.getItem('shown')) || null;

const world = {
  people: new Map(),
  bot: { name: 'Ruqsat', descriptions: {} },
  typing: {},
  now: () => clock.now(),
  alert(text, code) {
    byId('alert-text').textContent = text;
    byId('alert').lang = languageOf(code);
    byId('alert').showModal();
  },
};

// The bar speaks the language of the person whose chat is in front.
const code = () => world.people.get(shown)?.language_code ?? [...world.people.values()][0]?.language_code ?? navigator.language;

function apply(changes, fresh) {
  world.people = new Map(changes.people.map(person => [person.id, person]));
  world.bot = changes.bot;
  world.typing = changes.typing;
  clearTimeout(typingEnds);
  // "typing" lasts five seconds unless it is renewed, as in Telegram.
  typingEnds = setTimeout(() => { world.typing = {}; for (const chat of chats.values()) chat.describe(chat.about); }, 5000);
  clock.set(changes.clock);
  if (fresh) {
    chats.clear();
    byId('chats').replaceChildren();
  }
  for (const about of changes.chats) {
    if (!chats.has(about.id)) open(about);
    chats.get(about.id).describe(about);
  }
  for (const message of changes.messages) chats.get(message.chat)?.take(message);
  for (const press of changes.presses) chats.get(press.chat)?.took(press, fresh);
  if (changes.messages.some(message => message.from_bot) && !fresh) clock.arrived();
  if (!changes.people.length) firstPerson();
  const arrived = chats.has(wanted);
  front(arrived ? wanted : shown);
  if (arrived) wanted = null;
}

function open(about) {
  const chat = new Chat(about, world);
  chats.set(about.id, chat);
  byId('chats').append(chat.node);
  chat.node.addEventListener('focusin', () => { if (shown !== about.id) front(about.id); });
}

// Puts a chat in front: on a phone it is the only one seen.
function front(id) {
  shown = chats.has(id) ? id : [...chats.keys()][0] ?? null;
  sessionStorage.setItem('shown', shown ?? '');
  for (const chat of chats.values()) chat.node.classList.toggle('front', chat.id === shown);
  const names = [...chats.values()].map(chat => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.id = chat.id;
    button.textContent = chat.about.title ?? world.people.get(chat.id)?.first_name ?? chat.id;
    button.setAttribute('aria-pressed', String(chat.id === shown));
    button.addEventListener('click', () => front(chat.id));
    return button;
  });
  const focused = byId('people').contains(document.activeElement) ? document.activeElement.dataset.id : null;
  byId('people').replaceChildren(...names);
  if (focused) byId('people').querySelector(`[data-id="${focused}"]`)?.focus();
  byId('people').querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (document.documentElement.lang !== languageOf(code())) {
    document.documentElement.lang = languageOf(code());
    translate(document, code());
    clock.speak(code());
  }
}

let asked = false;
async function firstPerson() {
  if (asked) return;
  asked = true;
  const language = languageOf(navigator.language);
  await act('people', { first_name: say(language, 'first_person'), language_code: language });
}

function addPerson() {
  const dialog = byId('person');
  const form = dialog.querySelector('form');
  form.reset();
  const select = form.elements.language_code;
  select.replaceChildren(...CLIENT_LANGUAGES.map(each => new Option(languageName(each), each)));
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'add') return;
    const { id } = await act('people', { first_name: form.elements.first_name.value, language_code: select.value });
    // The chat may have arrived before the answer, or will after it.
    wanted = id;
    if (chats.has(id)) front(id);
  }, { once: true });
}

byId('add').addEventListener('click', addPerson);
translate(document, code());
clock.speak(code());
follow(apply, lost => { byId('lost').hidden = !lost; });
