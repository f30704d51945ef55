// The clock bar: shows the playground's time and moves it.

import { act } from './api.js';
import { say } from './words.js';
import { fromLocal, full, local, nextMorning } from './time.js';

// How long to wait for a message after each step, in milliseconds, and how many days to go at most.
const PATIENCE = 700;
const DAYS = 400;

export class Clock {
  constructor() {
    this.ahead = 0;
    this.code = 'en';
    this.face = document.getElementById('now');
    this.next = document.getElementById('next');
    this.waiting = null;
    this.toggle = document.getElementById('face');
    this.toggle.addEventListener('click', () => this.open(this.toggle.getAttribute('aria-expanded') !== 'true'));
    for (const button of document.querySelectorAll('[data-forward]')) {
      button.addEventListener('click', () => act('clock', { forward_seconds: Number(button.dataset.forward) }));
    }
    document.getElementById('pick').addEventListener('click', () => this.pick());
    this.next.addEventListener('click', () => this.toNext());
    setInterval(() => this.show(), 1000);
  }

  now() { return new Date(Date.now() + this.ahead); }

  set({ now }) {
    this.ahead = Date.parse(now) - Date.now();
    this.show();
  }

  speak(code) {
    this.code = code;
    this.show();
  }

  show() {
    const now = this.now();
    this.face.textContent = full(this.code, now);
    this.face.dateTime = now.toISOString();
  }

  // On a phone the buttons are shown only when the time is pressed.
  open(wanted) {
    this.toggle.setAttribute('aria-expanded', String(wanted));
  }

  pick() {
    const dialog = document.getElementById('moment');
    const input = dialog.querySelector('input');
    input.value = local(this.now());
    input.min = input.value;
    dialog.returnValue = '';
    dialog.showModal();
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'set' && input.value) act('clock', { to: fromLocal(input.value).toISOString() });
    }, { once: true });
  }

  // A message of the bot came.
  arrived() { this.waiting?.(true); }

  // Goes on from morning to morning until the bot writes.
  async toNext() {
    if (this.running) { this.running = false; return; }
    this.running = true;
    this.next.setAttribute('aria-pressed', 'true');
    this.next.textContent = say(this.code, 'stop');
    for (let step = 0; step < DAYS && this.running; step += 1) {
      const came = new Promise(done => { this.waiting = done; setTimeout(done, PATIENCE, false); });
      await act('clock', { to: nextMorning(this.now()).toISOString() });
      if (await came) break;
    }
    this.running = false;
    this.waiting = null;
    this.next.removeAttribute('aria-pressed');
    this.next.textContent = say(this.code, 'next');
  }
}
