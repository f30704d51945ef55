// The page's own words: from the server, in the language of a person's client.

const words = await (await fetch('/play/words')).json();
const FALLBACK = 'en';

export const languageOf = code => {
  const primary = (code || '').split('-')[0];
  return words[primary] ? primary : FALLBACK;
};

export const say = (code, key) => words[languageOf(code)][key] ?? words[FALLBACK][key] ?? key;

// The name of a language in itself, or in the language of the reader.
export const languageName = code => {
  const name = new Intl.DisplayNames([code, FALLBACK], { type: 'language' }).of(code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

export const CLIENT_LANGUAGES = ['kk', 'ru', 'en', 'uz', 'tr', 'zh'];

// Fills everything that carries data-word, data-label or data-title.
export function translate(root, code) {
  for (const node of root.querySelectorAll('[data-word]')) node.textContent = say(code, node.dataset.word);
  for (const node of root.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(code, node.dataset.label));
  for (const node of root.querySelectorAll('[data-title]')) node.title = say(code, node.dataset.title);
}
