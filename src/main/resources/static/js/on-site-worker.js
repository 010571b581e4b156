// Lets the page for the visit open without signal. It reaches no further than /on-site/, and keeps that one page, which holds
// nobody's data, and the scripts and styles it mentions; everything else is asked for as if it were not there.
'use strict';

const KEPT = 'hecha-on-site', SHELL = '/on-site/shell', ENTER = '/on-site/enter/';
const STATIC = /^\/(?:css|js|img|vendor)\//;

const get = async (path, options) => {
  const answer = await fetch(path, options);
  // a login page in place of ours must not be kept
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  return answer;
};

/** All or nothing: the page is exchanged once everything it mentions is there. */
const refresh = async () => {
  const page = await get(SHELL, {cache: 'no-cache'});
  const html = await page.clone().text();
  const files = new Set([...html.matchAll(/(?:href|src)="(\/[^"?#]+)"/g)].map(m => m[1]).filter(path => STATIC.test(path)));
  const cache = await caches.open(KEPT);
  await Promise.all([...files].map(async path => { if (!await cache.match(path)) await cache.put(path, await get(path)); }));
  await cache.put(SHELL, page);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (path !== SHELL && !files.has(path)) await cache.delete(request);
  }
};

const shell = async () => (await (await caches.open(KEPT)).match(SHELL)) ?? fetch(SHELL);

self.addEventListener('install', event => event.waitUntil(refresh().then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('message', event => {
  const port = event.ports[0];
  event.waitUntil(refresh().then(() => port?.postMessage(true), () => port?.postMessage(false)));
});
self.addEventListener('fetch', event => {
  const {request} = event, address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (address.pathname.startsWith(ENTER)) return;
    // another language is known to the server alone
    event.respondWith(address.searchParams.has('lang') ? fetch(request).catch(shell) : shell());
  } else if (STATIC.test(address.pathname)) {
    event.respondWith(caches.open(KEPT).then(cache => cache.match(address.pathname)).then(kept => kept ?? fetch(request)));
  }
});
