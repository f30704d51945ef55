// Calls to the playground's control side.

export async function act(path, body) {
  const answer = await fetch(`/play/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error ?? answer.statusText);
  return value;
}

// Hands every change to `apply`, for ever.
export async function follow(apply, lost) {
  let since = 0, run = '', wait = 0;
  for (;;) {
    try {
      const answer = await fetch(`/play/changes?since=${since}&run=${run}&wait=${wait}`);
      const changes = await answer.json();
      lost(false);
      apply(changes, changes.run !== run);
      ({ version: since, run } = changes);
      wait = 20;
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      lost(true);
      wait = 0;
      await new Promise(done => setTimeout(done, 1000));
    }
  }
}
