// One chat as a panel: its header, its messages, its composer.

import { act } from './api.js';
import { bubble } from './message.js';
import { CLIENT_LANGUAGES, languageName, languageOf, say } from './words.js';
import { day, local } from './time.js';

const template = document.getElementById('chat');

// How long a pressed button spins without an answer, in milliseconds.
const SPINS = 30000;

export class Chat {
  constructor(chat, world) {
    this.id = chat.id;
    this.world = world;
    this.messages = new Map();
    this.presses = new Map();
    this.editing = null;
    this.node = template.content.firstElementChild.cloneNode(true);
    this.node.dataset.chat = chat.id;
    const find = selector => this.node.querySelector(selector);
    [this.log, this.input, this.commands, this.toast, this.start, this.composer] =
      ['.log', 'textarea', '.commands', '.toast', '.start', '.composer'].map(find);
    this.menuButton = find('.menu-button');
    this.listen();
    // Stays at the newest message when the room for messages changes.
    this.log.addEventListener('scroll', () => { this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120; });
    new ResizeObserver(() => { if (this.atEnd !== false) this.toEnd(); }).observe(this.log);
  }

  get person() { return this.world.people.get(this.id) ?? [...this.world.people.values()][0]; }
  get code() { return this.person?.language_code ?? 'en'; }
  get lang() { return languageOf(this.code); }
  get group() { return this.id < 0; }

  listen() {
    this.composer.addEventListener('submit', event => { event.preventDefault(); this.send(); });
    this.input.addEventListener('keydown', event => this.key(event));
    this.input.addEventListener('input', () => { this.grow(); this.suggest(); });
    this.menuButton.addEventListener('click', () => this.showCommands(this.commands.hidden ? '' : null));
    this.commands.addEventListener('keydown', event => this.walk(event));
    this.start.addEventListener('click', () => this.say(this.blocked ? null : '/start'));
    this.node.querySelector('.language select').addEventListener('change', event => this.changeLanguage(event.target.value));
    const more = this.node.querySelector('.more');
    more.addEventListener('keydown', event => {
      if (event.key === 'Escape') { more.open = false; more.querySelector('summary').focus(); }
    });
    document.addEventListener('click', event => { if (!more.contains(event.target)) more.open = false; });
    document.addEventListener('click', event => { if (!this.node.contains(event.target)) this.showCommands(null); });
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'Escape') {
      this.stopEditing();
      this.showCommands(null);
    } else if (event.key === 'ArrowUp' && !this.input.value) {
      event.preventDefault();
      this.editLast();
    } else if (event.key === 'ArrowUp' && !this.commands.hidden) {
      event.preventDefault();
      this.commands.querySelector('li:last-child button')?.focus();
    }
  }

  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  async say(text) {
    if (text === null) await act('block', { person: this.id, blocked: false });
    await act('say', { chat: this.id, person: this.person.id, text: text ?? '/start' });
    this.input.focus();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const editing = this.editing;
    this.input.value = '';
    this.stopEditing();
    this.grow();
    this.showCommands(null);
    if (editing) await act('correct', { chat: this.id, person: this.person.id, message_id: editing, text });
    else await this.say(text);
  }

  editLast() {
    const mine = [...this.messages.values()].filter(each => !each.from_bot && !each.deleted && each.body.text).at(-1);
    if (!mine) return;
    this.editing = mine.id;
    this.input.value = mine.body.text;
    this.composer.classList.add('editing');
    this.grow();
    this.input.focus();
  }

  stopEditing() {
    if (this.editing) this.input.value = '';
    this.editing = null;
    this.composer.classList.remove('editing');
  }

  async press(messageId, data) {
    await act('press', { chat: this.id, person: this.person.id, press: { forged: { message_id: messageId, data } } });
  }

  async changeLanguage(code) {
    const { id, first_name } = this.person;
    await act('people', { id, first_name, language_code: code || null });
  }

  suggest() {
    const text = this.input.value;
    const name = `@${this.world.bot.username} `;
    clearTimeout(this.lookingUp);
    if (text.startsWith(name) && text.length > name.length) {
      this.lookingUp = setTimeout(() => this.lookUp(text.slice(name.length)), 300);
      return;
    }
    this.showCommands(text.startsWith('/') && !/\s/.test(text) ? text.slice(1) : null);
  }

  showCommands(prefix) {
    const found = prefix === null ? [] : (this.about?.commands ?? []).filter(each => each.command.startsWith(prefix));
    this.commands.replaceChildren(...found.map(({ command, description }) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const name = document.createElement('code');
      name.textContent = `/${command}`;
      const about = document.createElement('span');
      about.textContent = description;
      button.append(name, about);
      button.addEventListener('click', () => {
        this.input.value = '';
        this.showCommands(null);
        this.say(`/${command}`);
      });
      item.append(button);
      return item;
    }));
    this.commands.hidden = found.length === 0;
    this.menuButton.setAttribute('aria-expanded', String(found.length > 0));
    if (prefix === '' && this.menuButton === document.activeElement) this.commands.querySelector('button')?.focus();
  }

  // Inline mode: cards for the words behind the bot's name.
  async lookUp(text) {
    const { query_id } = await act('inline', { chat: this.id, person: this.person.id, text });
    for (let tries = 0; tries < 50; tries += 1) {
      const { cards } = await (await fetch(`/play/inline?query=${query_id}`)).json();
      if (cards) return this.showCards(query_id, cards);
      await new Promise(done => setTimeout(done, 100));
    }
  }

  showCards(query, cards) {
    this.commands.replaceChildren(...cards.map(({ id, title, description }) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'card';
      const name = document.createElement('strong');
      name.textContent = title;
      const about = document.createElement('span');
      about.textContent = description;
      button.append(name, about);
      button.addEventListener('click', async () => {
        this.input.value = '';
        this.showCommands(null);
        await act('choose', { query, card: id });
        this.input.focus();
      });
      item.append(button);
      return item;
    }));
    this.commands.hidden = cards.length === 0;
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') { this.showCommands(null); this.input.focus(); }
    if (!step) return;
    event.preventDefault();
    const all = [...this.commands.querySelectorAll('button')];
    (all[all.indexOf(document.activeElement) + step] ?? this.input).focus();
  }

  // Takes what the server says of the chat as a whole.
  describe(about) {
    this.about = about;
    const { bot } = this.world;
    const { node, code } = this;
    node.lang = this.lang;
    this.blocked = about.standing === 'blocked';
    const language = node.querySelector('.language');
    node.querySelector('.avatar').textContent = bot.name.slice(0, 1);
    node.querySelector('.who h2').textContent = about.title ?? bot.name;
    const state = this.world.typing[this.id] ? 'typing' : bot.listening ? 'bot' : 'away';
    const line = node.querySelector('.state');
    if (line.textContent !== say(code, state)) line.textContent = say(code, state);
    line.dataset.state = state;
    node.querySelector('.owner strong').textContent = this.group ? '' : this.person?.first_name ?? '';
    language.hidden = this.group;
    language.querySelector('.sr').textContent = say(code, 'client_language');
    const codes = [...new Set([...CLIENT_LANGUAGES, ...(this.person?.language_code ? [this.person.language_code] : [])])];
    const select = language.querySelector('select');
    if (select.options.length !== codes.length + 1) {
      select.replaceChildren(...codes.map(each => new Option(languageName(each), each)), new Option('—', ''));
    }
    select.value = this.person?.language_code ?? '';
    node.setAttribute('aria-label', `${about.title ?? bot.name} · ${this.person?.first_name ?? ''}`);
    this.log.setAttribute('aria-label', say(code, 'messages'));
    this.input.placeholder = say(code, 'write');
    this.input.setAttribute('aria-label', say(code, 'write'));
    this.menuButton.querySelector('span').textContent = say(code, 'menu');
    this.menuButton.hidden = !about.commands.length;
    node.querySelector('.send').setAttribute('aria-label', say(code, 'send'));
    const waits = !about.started || this.blocked;
    this.start.hidden = !waits;
    this.composer.hidden = waits;
    this.start.textContent = say(code, this.blocked ? 'restart' : 'start');
    this.fillMenu();
    if (this.shownCode !== code) { this.shownCode = code; this.draw(); }
    if (!this.messages.size) this.welcome();
  }

  fillMenu() {
    const more = this.node.querySelector('.more');
    if (this.menuCode === this.code + this.blocked) return;
    this.menuCode = this.code + this.blocked;
    more.querySelector('summary').setAttribute('aria-label', say(this.code, 'more'));
    const sends = { sticker: 'sticker', photo: { photo: { caption: null } }, voice: 'voice', location: 'location',
      document: { document: { name: 'example.txt', content: 'example' } } };
    const entry = (key, run) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = say(this.code, key);
      button.addEventListener('click', () => { more.open = false; run(); });
      return button;
    };
    const send = key => entry(`send_${key}`, () => act('send', { chat: this.id, person: this.person.id, sent: sends[key] }));
    const entries = [entry('edit_last', () => this.editLast()), ...Object.keys(sends).map(send)];
    if (!this.group) {
      entries.push(entry(this.blocked ? 'unblock' : 'block', () => act('block', { person: this.id, blocked: !this.blocked })));
    }
    more.querySelector('.menu').replaceChildren(...entries);
  }

  welcome() {
    const text = this.world.bot.descriptions[this.code] ?? this.world.bot.descriptions[''] ?? '';
    const card = document.createElement('div');
    card.className = 'welcome';
    const title = document.createElement('strong');
    title.textContent = say(this.code, 'what_can');
    const words = document.createElement('p');
    words.textContent = text || say(this.code, 'no_description');
    card.append(title, words);
    this.log.replaceChildren(card);
  }

  // Takes a new or changed message.
  take(message) {
    if (!this.messages.size) this.log.replaceChildren();
    this.messages.set(message.id, message);
    const stick = this.atEnd !== false;
    this.place(message);
    if (stick || !message.from_bot) this.toEnd();
  }

  // To the end; of a message taller than the room to its beginning, where reading starts.
  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    const last = this.log.lastElementChild;
    if (last?.matches('.theirs') && last.offsetHeight > this.log.clientHeight) {
      last.scrollIntoView({ block: 'start' });
      this.atEnd = true;
    }
  }

  place(message) {
    const old = this.log.querySelector(`[data-id="${message.id}"]`);
    if (message.deleted) { old?.remove(); return; }
    const node = bubble(message, {
      code: this.lang,
      group: this.group,
      writer: message.from_bot ? this.world.bot.name : message.body.from?.first_name ?? this.person?.first_name ?? '',
      pressed: new Set([...this.presses.values()].filter(each => each.open && each.message_id === message.id).map(each => each.data)),
      onPress: (id, data) => this.press(id, data),
      onCommand: message.from_bot ? text => this.say(text) : null,
    });
    if (old) {
      const keys = [...old.querySelectorAll('.key')];
      const focused = keys.indexOf(document.activeElement);
      old.replaceWith(node);
      if (focused >= 0) (node.querySelectorAll('.key')[focused] ?? this.input).focus({ preventScroll: true });
    } else {
      this.separate(message);
      this.log.append(node);
    }
  }

  separate(message) {
    const at = new Date(message.body.date * 1000);
    const date = local(at).slice(0, 10);
    if (this.lastDay === date) return;
    this.lastDay = date;
    const line = document.createElement('p');
    line.className = 'day';
    line.textContent = day(this.lang, at, this.world.now());
    this.log.append(line);
  }

  draw() {
    this.lastDay = null;
    this.log.replaceChildren();
    for (const message of this.messages.values()) this.place(message);
    this.toEnd();
  }

  // Takes a press: a spinner while it waits, the answer when it comes.
  took(press, fresh) {
    const before = this.presses.get(press.id);
    this.presses.set(press.id, press);
    const redraw = () => {
      const message = this.messages.get(press.message_id);
      if (message && !message.deleted) this.place(message);
    };
    redraw();
    // Telegram's clients stop waiting after a while too.
    if (press.open) setTimeout(() => { press.open = false; redraw(); }, SPINS);
    if (fresh || !press.answer?.text || before?.answer) return;
    if (press.answer.alert) this.world.alert(press.answer.text, this.code);
    else this.pop(press.answer.text);
  }

  pop(text) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.popped);
    this.popped = setTimeout(() => { this.toast.hidden = true; }, 4000);
  }
}
