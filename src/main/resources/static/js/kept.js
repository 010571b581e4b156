// What this device keeps of tasks taken along: two stores, one with what was loaded, one with what was filled in. Everything
// bears the id of the person who loaded it; see the cookie HECHA_OWNER.
(() => {
  'use strict';

  const NAME = 'hecha-on-site';
  let opened = null;

  const open = () => opened ??= idb.openDB(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('packs', {keyPath: 'key'});
      db.createObjectStore('notes', {keyPath: 'key'});
    },
    terminated() { opened = null; },
  }).catch(error => { opened = null; throw error; });

  const owner = () => (document.cookie.match(/(?:^|; )HECHA_OWNER=([^;]*)/) ?? [, ''])[1];

  /** Fields that differ from what the server was last known to have. */
  const unsent = notes => Object.keys(notes.mine).filter(key => (notes.mine[key] ?? '') !== (notes.base[key] ?? ''));

  const kept = {
    owner,
    unsent,
    key: (member, task) => `${member}/${task}`,
    /** What is kept for a person, without what was loaded. */
    async of(member) {
      return (await (await open()).getAll('notes')).filter(notes => notes.member === member);
    },
    async pack(key) { return (await open()).get('packs', key); },
    async notes(key) { return (await open()).get('notes', key); },
    /** Both at once or neither. */
    async put(pack, notes) {
      const tx = (await open()).transaction(['packs', 'notes'], 'readwrite', {durability: 'strict'});
      await Promise.all([tx.objectStore('packs').put(pack), tx.objectStore('notes').put(notes), tx.done]);
    },
    /** Writes what was filled in to the disk; false where it was removed meanwhile, in another tab or at logout. */
    async write(notes) {
      const tx = (await open()).transaction('notes', 'readwrite', {durability: 'strict'});
      const there = await tx.store.getKey(notes.key) !== undefined;
      if (there) await tx.store.put(notes);
      await tx.done;
      return there;
    },
    async remove(key) {
      const tx = (await open()).transaction(['packs', 'notes'], 'readwrite', {durability: 'strict'});
      await Promise.all([tx.objectStore('packs').delete(key), tx.objectStore('notes').delete(key), tx.done]);
    },
  };
  window.hecha = Object.assign(window.hecha ?? {}, {kept});
})();
