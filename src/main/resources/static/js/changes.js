// Asks now and then whether the list has changed and says so; the list itself stays still until the reader wants the news.
(() => {
  const line = document.querySelector('[data-poll]');
  if (!line) return;
  const address = line.dataset.poll + (line.dataset.poll.includes('?') ? '&' : '?') + 'marks=' + line.dataset.marks;
  let said = '';

  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const answer = await fetch(address, {headers: {'HX-Request': 'true'}, redirect: 'error'});
      if (!answer.ok) return;
      const news = (await answer.text()).trim();
      // the same news is not announced twice
      if (news !== said) {
        said = news;
        line.replaceChildren(...new DOMParser().parseFromString(news, 'text/html').body.childNodes);
      }
    } catch {
      // offline: asked again next time
    }
  };

  setInterval(ask, 15000);
  document.addEventListener('visibilitychange', ask);
})();
