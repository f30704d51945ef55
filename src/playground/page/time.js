// Times as people in Kazakhstan read them: UTC+5, whatever the browser's own zone data say.

const ZONE = 'Etc/GMT-5';
const OFFSET = 5 * 3600 * 1000;

const formats = new Map();
function format(code, name, options) {
  const key = `${code} ${name}`;
  // Day before month, as everybody in Kazakhstan writes.
  const locale = code.startsWith('en') ? 'en-GB' : code;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  return formats.get(key);
}

export const hour = (code, at) => format(code, 'hour', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

export const day = (code, at, now) => {
  const sameYear = local(at).slice(0, 4) === local(now).slice(0, 4);
  const options = { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) };
  return format(code, sameYear ? 'day' : 'day of year', options).format(at);
};

export const full = (code, at) =>
  format(code, 'full', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

// 2026-11-22T10:00 in Kazakhstan, as an input of type datetime-local wants it.
export const local = at => new Date(+at + OFFSET).toISOString().slice(0, 16);
export const fromLocal = text => new Date(Date.parse(`${text}:00Z`) - OFFSET);

// The next 10:00, with a few seconds for the bot to be sure that it has come.
export const nextMorning = at => {
  const morning = fromLocal(`${local(at).slice(0, 10)}T10:00`);
  return new Date(+morning + 5000 + (at < +morning ? 0 : 86400000));
};
