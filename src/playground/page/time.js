// Times as people in Kazakhstan read them: UTC+5, whatever the browser's own zone data say.

import { say } from './words.js';

const OFFSET = 5 * 3600 * 1000;

// The words come with the page: not every browser has Kazakh dates.
function filled(code, pattern, at) {
  const there = new Date(+at + OFFSET);
  const parts = {
    weekday: say(code, 'weekdays')[there.getUTCDay()],
    day: there.getUTCDate(),
    month: say(code, 'months')[there.getUTCMonth()],
    year: there.getUTCFullYear(),
    time: hour(at),
  };
  return say(code, pattern).replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

export const hour = at => local(at).slice(11);
export const full = (code, at) => filled(code, 'date_full', at);
export const day = (code, at, now) =>
  filled(code, local(at).slice(0, 4) === local(now).slice(0, 4) ? 'date' : 'date_with_year', at);

// 2026-11-22T10:00 in Kazakhstan, as an input of type datetime-local wants it.
export const local = at => new Date(+at + OFFSET).toISOString().slice(0, 16);
export const fromLocal = text => new Date(Date.parse(`${text}:00Z`) - OFFSET);

// The next 10:00, with a few seconds for the bot to be sure that it has come.
export const nextMorning = at => {
  const morning = fromLocal(`${local(at).slice(0, 10)}T10:00`);
  return new Date(+morning + 5000 + (at < +morning ? 0 : 86400000));
};
