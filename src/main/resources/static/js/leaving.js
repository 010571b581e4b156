// Logging out removes from this device what was taken along. Where some of it has not been sent, the person is asked first.
(() => {
  'use strict';

  const dialog = document.querySelector('[data-leaving]');
  if (!dialog) return;
  const list = dialog.querySelector('[data-leaving-list]');
  let form = null;

  const remove = async all => { for (const notes of all) await window.hecha.kept.remove(notes.key); };

  const leave = async () => {
    const all = await window.hecha.kept.of(window.hecha.kept.owner());
    const open = all.filter(notes => window.hecha.kept.unsent(notes).length);
    if (!open.length) {
      await remove(all);
      form.submit();
      return;
    }
    list.replaceChildren(...open.map(notes => {
      const item = document.createElement('li'), link = document.createElement('a');
      link.href = `/on-site/${encodeURIComponent(notes.task)}`;
      link.textContent = list.dataset.one.replace('{0}', notes.title).replace('{1}', window.hecha.kept.unsent(notes).length);
      item.append(link);
      return item;
    }));
    dialog.querySelector('[data-leaving-go]').onclick = async () => {
      await remove(all);
      form.submit();
    };
    dialog.showModal();
  };

  document.addEventListener('submit', event => {
    if (!(event.target instanceof HTMLFormElement) || new URL(event.target.action).pathname !== '/logout') return;
    event.preventDefault();
    form = event.target;
    // a device that can keep nothing has nothing to lose
    leave().catch(() => form.submit());
  }, true);
  dialog.querySelector('[data-leaving-stay]').addEventListener('click', () => dialog.close());
})();
