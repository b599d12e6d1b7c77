const NAMES = {MEMORY: 'memory', REDIS: 'Redis', METHOD: 'database', SHARED: 'shared'};
const LAST_CALLS = 12;
const UNKNOWN_PRODUCT = 999;
const DRAINING = 100;
const PRODUCTS = ['Rye loaf', 'Baguette', 'Focaccia', 'Comté', 'Stilton', 'Fresh goat cheese', 'Darjeeling', 'Sencha', 'Mint'];

const byId = id => document.getElementById(id);
const millis = number => `${number < 10 ? number.toFixed(2) : number.toFixed(0)} ms`;
const euros = price => `€ ${Number(price).toFixed(2)}`;
const product = () => byId('product-id').value;

const history = [];
let fullBar = 200;
let entries = [];
let entriesSeen = 0;

function element(tag, classes, ...content) {
  const made = document.createElement(tag);
  made.className = classes;
  made.append(...content);
  return made;
}

const sourceBadge = source => element('span', `source ${NAMES[source]?.toLowerCase() ?? ''}`, NAMES[source] ?? 'no cache');

/** One request, with what the server says of it in headers. */
async function call(label, path, options = {}) {
  const began = performance.now();
  const response = await fetch(path, {cache: 'no-store', ...options});
  const text = await response.text();
  const seen = performance.now() - began;
  const header = name => response.headers.get(name);
  const timing = /dur=([\d.]+)/.exec(header('Server-Timing') ?? '');
  return {label, status: response.status, body: text && response.ok ? JSON.parse(text) : null, seen,
    server: timing ? Number(timing[1]) : 0, source: header('Larder-Source'), key: header('Larder-Key')};
}

const send = (method, body) =>
  ({method, headers: {'Content-Type': 'application/json'}, body: body === undefined ? undefined : JSON.stringify(body)});

/** Shows answers in a card, and in the history. */
function show(card, answers, lines) {
  const measures = answers.map(answer => {
    const filled = element('span', NAMES[answer.source]?.toLowerCase() ?? '');
    filled.style.width = `${Math.min(100, 100 * answer.server / fullBar)}%`;
    const bar = element('div', 'bar', filled);
    bar.setAttribute('aria-hidden', 'true');
    return element('div', 'measure', sourceBadge(answer.source), element('span', 'time', millis(answer.server)), bar);
  });
  const value = element('ul', 'value', ...lines.map(line => element('li', '', line)));
  byId(card).querySelector('.answer').replaceChildren(...measures, value);
  remember(answers);
}

function remember(answers) {
  history.unshift(...answers);
  history.length = Math.min(history.length, LAST_CALLS);
  byId('history').replaceChildren(...history.map(answer => element('tr', '', element('td', '', answer.label),
    element('td', '', answer.source ? sourceBadge(answer.source) : '–'), element('td', 'number', millis(answer.server)),
    element('td', 'number', millis(answer.seen)), element('td', '', element('code', '', answer.key ?? '')))));
  say(answers.length > 1 ? summary(answers) : sentence(answers[0]));
}

const sentence = answer => answer.source
  ? `${answer.label}: from ${NAMES[answer.source]}, ${millis(answer.server)}`
  : `${answer.label}: ${answer.status < 400 ? 'done' : `refused (${answer.status})`}`;

function summary(answers) {
  const sources = Object.keys(NAMES).map(source => [NAMES[source], answers.filter(answer => answer.source === source).length]);
  return `${answers.length} calls: ${sources.filter(([, count]) => count).map(([name, count]) => `${count} ${name}`).join(', ')}`;
}

function say(text) {
  byId('status').textContent = text;
}

const described = answer => answer.body
  ? `${answer.body.name}, ${euros(answer.body.price)}`
  : 'There is no such product (404).';

const CALLS = {
  async product() {
    const answer = await call(`Product ${product()}`, `shop/products/${product()}`);
    show('product', [answer], [described(answer)]);
  },
  async reload() {
    const answer = await call(`Reload product ${product()}`, `shop/products/${product()}?reload=true`);
    show('product', [answer], [described(answer)]);
  },
  async crowd() {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(n =>
      call(`Product ${product()}, call ${n} of 5`, `shop/products/${product()}`)));
    show('product', answers, [described(answers[0])]);
  },
  async reprice() {
    const answer = await call(`Price of product ${product()}`, `shop/products/${product()}/price`,
      send('PUT', {price: byId('price').value}));
    remember([answer]);
    if (answer.status < 300) {
      say('Updated. The cache has forgotten the product and the shelves: fetch again.');
    }
  },
  async shelf() {
    const category = byId('shelf-category').value;
    const order = byId('shelf-order').value;
    const answer = await call(`Shelf ${category}`, `shop/categories/${category}/products?order=${order}`);
    show('shelf', [answer], answer.body.map(one => `${one.name}, ${euros(one.price)}`));
  },
  async reviews() {
    const answer = await call(`Reviews of ${product()}`, `shop/products/${product()}/reviews`);
    const lines = answer.body.slice(0, 4).map(one => `${'★'.repeat(one.stars)} ${one.text} (${one.author})`);
    show('reviews', [answer], lines.length ? lines : ['Nobody has written one.']);
  },
  async review() {
    const stars = 1 + Math.floor(Math.random() * 5);
    const review = {author: 'You', stars, text: `Written at ${new Date().toLocaleTimeString()}.`};
    remember([await call(`Review of ${product()}`, `shop/products/${product()}/reviews`, send('POST', review))]);
    say('Written. The cache has forgotten the reviews and the rating: fetch again.');
  },
  async rating() {
    const answer = await call(`Rating of ${product()}`, `shop/products/${product()}/rating`);
    const {average, reviews} = answer.body;
    show('rating', [answer], [reviews ? `${average.toFixed(1)} of 5 stars, ${reviews} reviewed it` : 'Nobody has rated it.']);
  },
  async views() {
    const answer = await call(`Views of product ${product()}`, `views/${product()}`);
    show('views', [answer], [`${answer.body} people have looked at it`]);
  },
  async see() {
    const before = (await call('', 'views/queue')).body.batches;
    const answer = await call('1,000 people look', 'views/all/1000', send('POST'));
    remember([answer]);
    say(`Their 1,000 calls took ${millis(answer.server)}, and wait in Redis.`);
    await drain(before);
  },
  async categories() {
    const answer = await call('Categories', 'shop/categories');
    show('categories', [answer], [answer.body.map(one => one.name).join(', ')]);
  },
  async clearAll() {
    remember([await call('Clear all caches', 'caches', send('DELETE'))]);
  },
  async look() {
  },
};

/** Shows how the queue empties. */
async function drain(before) {
  for (;;) {
    const {backlog, batches} = (await call('', 'views/queue')).body;
    byId('backlog').value = backlog;
    byId('waiting').textContent = backlog;
    if (!backlog) {
      say(`All are in the database, which was written to ${batches - before} times. Fetch the views.`);
      return;
    }
    await new Promise(resolve => setTimeout(resolve, DRAINING));
  }
}

async function perform(action) {
  try {
    await action();
  } catch (failure) {
    say(`That did not work: ${failure.message}`);
  }
  await observe();
}

/** What the caches and Redis say of themselves. These requests are no calls of cached methods. */
async function observe() {
  try {
    const caches = await call('', 'caches');
    byId('caches').replaceChildren(...(caches.body ?? []).map(cacheRow));
    entries = (await call('', 'caches/redis')).body;
    entriesSeen = performance.now();
    showEntries();
  } catch (failure) {
    say(`The server does not answer: ${failure.message}`);
  }
}

function cacheRow({cache, stats}) {
  const clear = element('button', '', 'Clear');
  clear.type = 'button';
  clear.setAttribute('aria-label', `Clear ${cache}`);
  clear.addEventListener('click', () => perform(async () =>
    remember([await call(`Clear ${cache}`, `caches/${encodeURIComponent(cache)}`, send('DELETE'))])));
  const numbers = [stats.memoryHits, stats.redisHits, stats.loads, stats.shared, stats.stores, stats.redisFaults];
  return element('tr', '', element('td', '', cache), element('td', '', clear),
    ...numbers.map(number => element('td', 'number', String(number))));
}

function showEntries() {
  const passed = performance.now() - entriesSeen;
  const left = (entries ?? []).filter(entry => entry.millisLeft > passed);
  const none = element('td', 'none', entries ? 'Nothing.' : 'Redis does not answer. The shop works all the same.');
  none.colSpan = 3;
  byId('redis').replaceChildren(...(left.length ? left.map(entry => element('tr', '',
    element('td', '', element('code', '', entry.key)),
    element('td', 'number', `${Math.ceil((entry.millisLeft - passed) / 1000)} s`),
    element('td', 'number', String(entry.bytes)))) : [element('tr', '', none)]));
}

function setUp() {
  PRODUCTS.forEach((name, index) => byId('product-id').append(new Option(name, index + 1)));
  byId('product-id').append(new Option('one that does not exist', UNKNOWN_PRODUCT));
  document.querySelectorAll('[data-call]').forEach(button =>
    button.addEventListener('click', () => perform(CALLS[button.dataset.call])));
  byId('reprice').addEventListener('submit', event => {
    event.preventDefault();
    perform(CALLS.reprice);
  });
  setInterval(showEntries, 1000);
  fetch('shop/database').then(response => response.json()).then(database => {
    byId('delay').textContent = `${database.delayMillis} ms`;
    fullBar = Math.max(10, 1.3 * database.delayMillis);
  });
  observe();
}

setUp();
