// Asking the server, with a sign of progress for what takes longer than half a second.

import { $ } from './dom.js';

let waiting = 0;

export async function ask(path, body, signal) {
  const timer = setTimeout(() => { $('busy').hidden = false; }, 500);
  waiting++;
  try {
    const answer = await fetch(path, {
      method: body ? 'POST' : 'GET', signal, headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body)
    });
    if (!answer.ok) throw new Error(await answer.text());
    return await answer.json();
  } finally {
    clearTimeout(timer);
    if (--waiting === 0) $('busy').hidden = true;
  }
}
