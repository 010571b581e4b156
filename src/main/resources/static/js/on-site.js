// The page for the visit: shows what the device keeps of a task, keeps every letter as it is typed, and brings it back when
// there is signal. A field knows what stood in it when the server was last heard of, so that the server can tell who changed it.
(() => {
  'use strict';

  const {kept, formCheck, stumbles} = window.hecha;
  const words = document.querySelector('#words').dataset;
  const $ = name => document.querySelector(`[data-${name}]`);
  const say = (text, ...facts) => facts.reduce((t, fact, i) => t.replace(`{${i}}`, fact), text);
  const show = (element, on) => { element.hidden = !on; };
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const moment = new Intl.DateTimeFormat(document.documentElement.lang, {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit'});
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {hour: '2-digit', minute: '2-digit', second: '2-digit'});
  const same = (a, b) => (a ?? '') === (b ?? '');

  const task = decodeURIComponent(location.pathname.slice('/on-site/'.length));
  const member = kept.owner();
  const key = kept.key(member, task);
  let pack = null, notes = null, drawn = [], online = navigator.onLine, busy = false, ready = false;

  // --- talking to the server ---------------------------------------------------------------------------------------

  const token = () => decodeURIComponent((document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/) ?? [, ''])[1]);

  class Unreachable extends Error {}
  class Refused extends Error {
    constructor(status, problem) { super(problem.title); Object.assign(this, {status, problem}); }
  }

  const ask = async (path, body) => {
    let answer;
    try {
      answer = await fetch(path, {
        method: body === undefined ? 'GET' : 'POST', credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(60000),
        headers: {Accept: 'application/json', 'X-XSRF-TOKEN': token(), ...(body === undefined ? {} : {'Content-Type': 'application/json'})},
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      });
    } catch (cause) {
      signal(false);
      throw new Unreachable(path, {cause});
    }
    if (!answer.ok || !/json/.test(answer.headers.get('Content-Type') ?? '')) {
      // a proxy's own page is no word of ours
      const problem = await answer.json().catch(() => ({title: words.failed, detail: words.failedDetail}));
      throw new Refused(answer.status, problem);
    }
    signal(true);
    return answer.json();
  };

  /** Who is logged in just now; asked before anything is sent, and brings a fresh token. */
  const someone = async () => {
    const who = await ask('/on-site/who');
    if (who.member !== member) { location.reload(); throw new Unreachable('somebody else'); }
  };

  const problem = (title, detail, link) => {
    const note = make('div', 'note is-error'), text = make('p', 'mb-0'), strong = make('strong', '', title);
    text.append(strong, ' ', detail ?? '');
    note.append(text);
    if (link) note.append(link);
    $('problem').replaceChildren(note);
  };
  const calm = () => $('problem').replaceChildren();

  const enterLink = () => {
    const link = make('a', 'btn btn-primary site-wide', words.enter);
    link.href = `/on-site/enter/${encodeURIComponent(task)}`;
    return link;
  };

  const explain = error => {
    if (error instanceof Unreachable) problem(words.signal, words.signalDetail);
    else if (error instanceof Refused && error.status === 401) problem(words.expired, words.expiredDetail, enterLink());
    else if (error instanceof Refused) problem(error.problem.title, [error.problem.detail, notes && kept.unsent(notes).length ? words.keptAnyway : ''].join(' '));
    else throw error;
  };

  const signal = on => {
    online = on;
    const sign = $('signal');
    sign.textContent = on ? words.online : words.offline;
    sign.className = `site-signal ${on ? 'is-on' : 'is-off'}`;
  };

  // --- keeping what is typed ---------------------------------------------------------------------------------------

  let writing = Promise.resolve(), dirty = false;

  /** Writes the newest state; letters typed while one is being written go with the next. */
  const keep = () => {
    dirty = true;
    return writing = writing.then(async () => {
      if (!dirty) return;
      dirty = false;
      if (kept.owner() !== member) { location.reload(); return; }
      notes.keptAt = new Date().toISOString();
      try {
        if (!await kept.write(structuredClone(notes))) location.reload();
        else state();
      } catch (error) {
        dirty = true;
        $('saved').textContent = '';
        problem(words.lost, words.lostDetail);
        console.warn('not kept', error);
      }
    });
  };

  const typed = (field, value) => {
    if (same(notes.mine[field], value)) return;
    notes.mine[field] = value;
    delete notes.refused[field];
    mark(field);
    keep();
  };

  // --- what the page shows -------------------------------------------------------------------------------------------

  const state = () => {
    const open = kept.unsent(notes).length;
    $('saved').textContent = notes.keptAt ? say(words.saved, clock.format(new Date(notes.keptAt))) : words.savedNone;
    $('unsent').textContent = open ? say(words.unsent, open) : notes.syncedAt ? say(words.unsentNone, moment.format(new Date(notes.syncedAt))) : words.unsentNever;
    const button = $('sync');
    button.disabled = busy;
    if (busy) button.textContent = words.sending; else button.textContent = button.dataset.label;
    show($('finish'), !open && !Object.keys(notes.apart).length);
    const bytes = new Blob([JSON.stringify(pack), JSON.stringify(notes)]).size;
    $('kept-size').textContent = `${new Intl.NumberFormat(document.documentElement.lang).format(Math.ceil(bytes / 1024))} KB`;
  };

  /** Draws some components of the form, in their order, in one of its places. */
  const draw = async (place, components) => {
    const runs = [];
    for (const one of components) {
      const plain = stumbles(one), last = runs.at(-1);
      if (last && !plain && !last.plain) last.components.push(one); else runs.push({plain, components: [one]});
    }
    for (const run of runs) {
      const box = place.appendChild(make('div'));
      if (run.plain) drawDay(box, run.components[0]); else await drawForm(box, run.components);
    }
  };

  const drawDay = (place, day) => {
    const box = make('div', 'field'), name = make('label', '', `${day.dateLabel ?? day.label}${day.validate?.required ? '*' : ''}`), input = make('input', 'form-control');
    input.type = 'date';
    input.id = name.htmlFor = `day_${day.id}`;
    input.required = Boolean(day.validate?.required);
    box.append(name, input);
    place.append(box);
    const part = {components: [day], fill: () => { input.value = notes.mine[day.key] ?? ''; }};
    part.fill();
    for (const event of ['input', 'change']) input.addEventListener(event, () => typed(day.key, input.value));
    drawn.push(part);
  };

  const drawForm = async (place, components) => {
    const viewer = new FormViewer.Form({container: place, debounce: false, additionalModules: [formCheck(words)]});
    const part = {viewer, components, place, fill: () => fill(part)};
    await part.fill();
    viewer.on('changed', ({data}) => {
      if (!part.filling) for (const {key: field} of components) if (field) typed(field, data[field] == null ? '' : String(data[field]));
    });
    drawn.push(part);
  };

  const value = ({type, key: field}) => {
    const text = notes.mine[field] ?? '';
    return text === '' ? null : type === 'number' ? Number(text) : type === 'checkbox' ? text === 'true' : text;
  };

  /** Puts what is kept into the fields; the keyboard stays where it is. */
  const fill = async part => {
    const focus = document.activeElement, at = part.place.contains(focus) ? {id: focus.id, start: focus.selectionStart} : null;
    part.filling = true;
    try {
      await part.viewer.importSchema(
          {...pack.form, components: part.components},
          Object.fromEntries(part.components.filter(c => c.key).map(c => [c.key, value(c)])));
    } finally {
      part.filling = false;
    }
    const again = at && document.getElementById(at.id);
    if (again) { again.focus(); if (at.start != null) again.setSelectionRange?.(at.start, at.start); }
  };

  const refill = async fields => {
    for (const part of drawn) if (part.components.some(c => fields.has(c.key))) await part.fill();
    fields.forEach(mark);
  };

  const criterionOf = component => component.properties?.criterion;
  const component = field => pack.form.components.find(c => c.key === field);
  const label = field => component(field)?.label ?? field;

  /** Shows at a criterion that something is noted there, and at a field that the server did not take it. */
  const mark = field => {
    const criterion = component(field) && criterionOf(component(field));
    const sign = criterion && document.querySelector(`#criterion-${CSS.escape(criterion)} [data-noted]`);
    if (sign) show(sign, !same(notes.mine[field], ''));
  };

  const badge = claim => make('span', `chip ${claim.style}`, claim.verdict);

  const claimed = claim => {
    const box = make('div', 'site-claim'), head = make('p');
    head.append(claim.label, ' ', badge(claim));
    box.append(head, make('p', claim.value ? 'value' : 'muted', claim.value || words.saidNothing));
    if (claim.rows.length) {
      const rows = make('ul', 'small');
      rows.append(...claim.rows.map(row => make('li', '', row)));
      if (claim.more) rows.append(make('li', 'muted', say(words.more, claim.more)));
      box.append(rows);
    }
    if (claim.said) box.append(make('p', 'help', claim.said));
    if (claim.file) {
      const quote = make('blockquote');
      quote.append(claim.quote ? make('p', '', claim.quote) : '', make('p', 'muted small', say(words.place, claim.file, claim.page)));
      box.append(quote);
    }
    return box;
  };

  /** Doubts shown at once; a weak dossier has many. */
  const FIRST = 10;
  const PRESSING = ['CONTRADICTED', 'UNSUPPORTED', 'UNREADABLE', 'WEAK'];

  const criteria = () => {
    $('criteria').replaceChildren(...pack.criteria.map(criterion => {
      const box = make('details', 'site-criterion'), head = make('summary'), body = make('div'), place = make('div');
      box.id = `criterion-${criterion.id}`;
      const noted = make('span', 'chip is-supported', words.noted);
      noted.dataset.noted = '';
      noted.hidden = true;
      head.append(`${criterion.id} ${criterion.title} `, noted);
      body.append(place, make('p', 'help', criterion.text), ...criterion.claims.map(claimed));
      box.append(head, body);
      const components = pack.form.components.filter(c => criterionOf(c) === criterion.id);
      box.addEventListener('toggle', () => { if (box.open && !place.childElementCount && components.length) draw(place, components); });
      return box;
    }));
    pack.form.components.forEach(c => c.key && mark(c.key));
    const doubts = pack.criteria.flatMap(criterion => criterion.claims.map(claim => ({criterion, claim})))
        .filter(({claim}) => PRESSING.includes(claim.badge))
        .sort((a, b) => PRESSING.indexOf(a.claim.badge) - PRESSING.indexOf(b.claim.badge));
    $('doubts-count').textContent = doubts.length;
    show($('doubts-none'), !doubts.length);
    const lines = doubts.map(({criterion, claim}) => {
      const item = make('li'), link = make('a');
      link.href = `#criterion-${criterion.id}`;
      link.append(badge(claim), make('span', '', `${criterion.id} ${claim.label}${claim.value ? ` · ${claim.value}` : ''}`));
      link.addEventListener('click', () => { document.getElementById(`criterion-${criterion.id}`).open = true; });
      item.append(link);
      return item;
    });
    $('doubts').replaceChildren(...lines.slice(0, FIRST));
    show($('doubts-rest'), lines.length > FIRST);
    $('doubts-more').textContent = say(words.doubtsMore, lines.length - FIRST);
    $('doubts-rest').querySelector('ol').replaceChildren(...lines.slice(FIRST));
  };

  const conflicts = () => {
    const fields = Object.keys(notes.apart);
    show($('conflicts'), fields.length);
    $('conflicts-of').replaceChildren(...fields.map(field => {
      const other = notes.apart[field], box = make('fieldset'), sides = make('div', 'site-sides');
      box.dataset.conflict = field;
      const side = (name, who, text, wide) => {
        const choice = make('label', `site-side${wide ? ' is-wide' : ''}`), radio = make('input', 'form-check-input');
        radio.type = 'radio';
        radio.name = `choose-${field}`;
        radio.value = name;
        choice.append(radio, ' ', make('b', '', who), make('span', 'text', text || words.empty));
        sides.append(choice);
      };
      side('mine', words.mine, notes.mine[field]);
      side('theirs', say(words.theirs, other.by, moment.format(new Date(other.at))), other.value);
      if (component(field)?.type === 'textarea' && other.value && notes.mine[field]) side('both', words.both, words.bothHow, true);
      const use = make('button', 'btn btn-primary site-wide', words.use);
      use.type = 'button';
      use.disabled = true;
      sides.addEventListener('change', () => { use.disabled = false; });
      use.addEventListener('click', () => choose(field, sides.querySelector(':checked').value));
      box.append(make('legend', '', label(field)), sides, use);
      return box;
    }));
    const refused = Object.entries(notes.refused);
    if (refused.length) problem(say(words.refused, ''), refused.map(([field, why]) => `${label(field)}: ${why}`).join('; '));
  };

  /** Choosing is starting anew from what the other side has. */
  const choose = async (field, which) => {
    const other = notes.apart[field];
    notes.mine[field] = which === 'mine' ? notes.mine[field] : which === 'theirs' ? other.value : `${other.value}\n${notes.mine[field]}`;
    notes.base[field] = other.value;
    delete notes.apart[field];
    await keep();
    await refill(new Set([field]));
    conflicts();
    if (!Object.keys(notes.apart).length) { $('sync').focus(); sync(); }
  };

  // --- bringing it back ----------------------------------------------------------------------------------------------

  /** @param sent what this answers, null where nothing was sent */
  const answered = async (answer, sent) => {
    const apart = new Set(answer.apart), changed = new Set();
    for (const [field, change] of Object.entries(sent ?? {})) {
      if (!apart.has(field) && !(field in answer.refused)) notes.base[field] = change.to;
    }
    for (const field of new Set([...Object.keys(answer.fields), ...Object.keys(notes.base)])) {
      const now = answer.fields[field] ?? {value: ''};
      if (same(notes.mine[field], notes.base[field]) || same(notes.mine[field], now.value)) {
        if (!same(notes.mine[field], now.value)) changed.add(field);
        notes.mine[field] = notes.base[field] = now.value;
        delete notes.apart[field];
      } else if (apart.has(field) || notes.apart[field]) {
        notes.apart[field] = {value: now.value, by: now.byName ?? '', at: now.at ?? new Date().toISOString()};
      }
    }
    const before = Object.entries(notes.refused).filter(([field]) => !(field in (sent ?? {})));
    notes.refused = {...Object.fromEntries(before), ...answer.refused};
    notes.out = null;
    notes.syncedAt = new Date().toISOString();
    await keep();
    await refill(changed);
  };

  const outgoing = () => {
    const fields = kept.unsent(notes).filter(field => !notes.apart[field] && !notes.refused[field]);
    if (!fields.length) return null;
    return {
      ticket: crypto.randomUUID(),
      fields: Object.fromEntries(fields.map(field => [field, {from: notes.base[field] ?? '', to: notes.mine[field] ?? ''}])),
    };
  };

  const sync = async () => {
    if (busy || !notes || kept.owner() !== member) return;
    busy = true;
    state();
    try {
      await someone();
      calm();
      do {
        // kept before it is sent: if the answer is lost, the very same is sent again
        notes.out ??= outgoing();
        if (notes.out) {
          await keep();
          await answered(await ask(`/on-site/${encodeURIComponent(task)}/draft`, notes.out), notes.out.fields);
        } else {
          await answered(await ask(`/on-site/${encodeURIComponent(task)}/draft`), null);
        }
      } while (outgoing());
      refreshShell();
    } catch (error) {
      if (error instanceof Refused && [400, 413, 422].includes(error.status)) notes.out = null;
      explain(error);
    } finally {
      busy = false;
      state();
      conflicts();
    }
  };

  // --- taking along and removing ---------------------------------------------------------------------------------------

  const take = async () => {
    const buttons = document.querySelectorAll('[data-take]');
    buttons.forEach(button => { button.disabled = true; });
    try {
      await ask('/on-site/who');
      calm();
      const fresh = await ask(`/on-site/${encodeURIComponent(task)}/pack`, {});
      const owned = kept.key(fresh.member, task);
      if (fresh.member !== kept.owner()) { location.reload(); return; }
      const values = Object.fromEntries(Object.entries(fresh.fields).map(([field, {value: text}]) => [field, text]));
      const had = await kept.notes(owned);
      await kept.put({...fresh, key: owned}, had ?? {
        key: owned, member: fresh.member, task, title: `${fresh.county} · ${fresh.step}`,
        base: values, mine: {...values}, apart: {}, refused: {}, out: null, keptAt: null, syncedAt: null,
      });
      await navigator.storage?.persist?.();
      await offlineReady();
      // everything is read afresh from the device, as it will be without signal
      location.reload();
    } catch (error) {
      if (error instanceof Unreachable || error instanceof Refused) explain(error);
      else { problem(words.lost, error.message); console.warn('not taken along', error); }
    } finally {
      buttons.forEach(button => { button.disabled = false; });
    }
  };

  const remove = () => {
    const open = kept.unsent(notes).length, dialog = $('sure');
    $('sure-what').textContent = open ? say(words.sureUnsent, open) : words.sure;
    $('sure-no').onclick = () => dialog.close();
    $('sure-yes').onclick = async () => {
      await writing;
      await kept.remove(key);
      location.reload();
    };
    dialog.showModal();
  };

  // --- the page itself without signal --------------------------------------------------------------------------------

  const refreshShell = async () => {
    const worker = (await navigator.serviceWorker?.getRegistration('/on-site/'))?.active;
    if (!worker) return false;
    return new Promise(resolve => {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({data}) => resolve(data);
      worker.postMessage('refresh', [channel.port2]);
    });
  };

  /** Waits until the browser has the page; says whether it has. */
  const offlineReady = async () => {
    try {
      await navigator.serviceWorker.register('/on-site/worker.js', {updateViaCache: 'none'});
    } catch (error) {
      // without signal it cannot be looked for anew; what is there goes on working
      if (!await navigator.serviceWorker.getRegistration('/on-site/')) { show($('insecure'), true); return false; }
    }
    await Promise.race([navigator.serviceWorker.ready, new Promise(resolve => { setTimeout(resolve, 30000); })]);
    ready = Boolean(await caches.match('/on-site/shell'));
    return ready;
  };

  // --- beginning -------------------------------------------------------------------------------------------------------

  const listed = async () => {
    show($('list'), true);
    const all = await kept.of(member);
    show($('list-empty'), !all.length);
    $('list-of').replaceChildren(...all.map(one => {
      const item = make('li'), link = make('a', '', one.title), open = kept.unsent(one).length;
      link.href = `/on-site/${encodeURIComponent(one.task)}`;
      if (open) link.append(make('span', 'muted', say(words.listOne, open)));
      item.append(link);
      return item;
    }));
  };

  const here = async () => {
    document.title = `${pack.county} · ${pack.step}`;
    $('title').textContent = document.title;
    $('about').textContent = `${pack.number} · ${pack.due}`;
    show($('about'), true);
    $('finish').href = `/tasks/${encodeURIComponent(task)}`;
    $('sync').dataset.label = $('sync').textContent;
    $('kept-what').textContent = say(words.what, pack.criteria.length, pack.criteria.reduce((n, c) => n + c.claims.length, 0));
    $('kept-since').textContent = moment.format(new Date(pack.made));
    show($('here'), true);
    state();
    criteria();
    conflicts();
    await draw($('form'), pack.form.components.filter(c => !criterionOf(c)));
    $('sync').addEventListener('click', sync);
    $('remove').addEventListener('click', remove);
    window.addEventListener('online', sync);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && navigator.onLine && kept.unsent(notes).length) sync(); });
    if (navigator.onLine) sync();
  };

  const offlineState = async () => {
    await offlineReady();
    const firm = await navigator.storage?.persisted?.();
    $('kept-offline').textContent = [ready ? words.ready : words.unready, firm ? words.persisted : words.evictable].join('; ');
  };

  const begin = async () => {
    signal(online);
    if (!window.isSecureContext || !navigator.serviceWorker || !navigator.locks) {
      show($('insecure'), true);
      return;
    }
    window.addEventListener('online', () => signal(true));
    window.addEventListener('offline', () => signal(false));
    const language = $('language');
    language.href = `${location.pathname}?lang=${language.dataset.language}`;
    // somebody has logged in or out in another tab
    document.addEventListener('visibilitychange', () => { if (!document.hidden && kept.owner() !== member) location.reload(); });
    if (member && task) [pack, notes] = await Promise.all([kept.pack(key), kept.notes(key)]);
    offlineState().catch(error => console.warn('not ready for working without signal', error));
    document.querySelectorAll('[data-take]').forEach(button => button.addEventListener('click', take));
    if (!member) {
      show($('locked'), true);
      $('enter').href = task ? `/on-site/enter/${encodeURIComponent(task)}` : '/login';
    } else if (!task) {
      await listed();
    } else if (pack && notes) {
      // two tabs must not keep different things of one task
      let mine = false;
      setTimeout(() => show($('twice'), !mine), 1000);
      navigator.locks.request(key, async () => {
        mine = true;
        show($('twice'), false);
        notes = await kept.notes(key);
        if (!notes) { location.reload(); return; }
        await here();
        await new Promise(() => {});
      });
    } else {
      show($('none'), true);
      if (!online) problem(words.signal);
    }
  };

  begin().catch(error => { problem(words.failed, error.message); console.warn('the page could not begin', error); });
})();
