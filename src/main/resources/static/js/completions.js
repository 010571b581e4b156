// Offers what the last word of a search box may become; what is typed is never changed by itself.
(() => {
  const box = document.querySelector('[data-completions]');
  if (!box?.list) return;
  let later, latest = 0;
  box.addEventListener('input', () => {
    clearTimeout(later);
    later = setTimeout(async () => {
      const mine = ++latest;
      try {
        const answer = await fetch(box.dataset.completions + '?q=' + encodeURIComponent(box.value), {headers: {'HX-Request': 'true'}, redirect: 'error'});
        if (!answer.ok || mine !== latest) return;
        box.list.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('option'));
      } catch {
        // offline: nothing is offered
      }
    }, 120);
  });
})();
