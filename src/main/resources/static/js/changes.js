// Learns that the list has changed and says so; the list itself stays still until the reader wants the news. The server rings by
// server-sent events; where they do not come through, the page asks now and then by itself.
(() => {
  const line = document.querySelector('[data-poll]');
  if (!line) return;
  const address = line.dataset.poll + (line.dataset.poll.includes('?') ? '&' : '?') + 'marks=' + line.dataset.marks;
  let said = '', asking = false, again = false;

  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(address, {headers: {'HX-Request': 'true'}, redirect: 'error'});
      if (!answer.ok) return;
      const news = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
      for (const count of news.querySelectorAll('[data-fresh]')) {
        const shown = document.querySelector(`[data-count="${count.dataset.fresh}"]`);
        if (shown) shown.textContent = count.value;
        count.remove();
      }
      // the same news is not announced twice
      if (news.innerHTML.trim() !== said) {
        said = news.innerHTML.trim();
        line.replaceChildren(...news.childNodes);
      }
    } catch {
      // offline: asked again next time
    } finally {
      asking = false;
      if (again) { again = false; ask(); }
    }
  };

  let bell;
  if (line.dataset.live && window.EventSource) {
    const listen = () => {
      bell = new EventSource(line.dataset.live);
      bell.addEventListener('tasks', ask);
    };
    listen();
    addEventListener('pagehide', () => bell.close());
    addEventListener('pageshow', event => { if (event.persisted) listen(); });
  }
  setInterval(() => { if (bell?.readyState !== EventSource.OPEN) ask(); }, 15000);
  document.addEventListener('visibilitychange', ask);
})();
