// The floor of every grid: a pool of elements, moved and given other texts as the page scrolls. No selection, no keys, no columns to choose.
const rowHeight = 40;
const list = document.getElementById('list');
const body = list.appendChild(document.createElement('div'));
body.className = 'body';
let count = 0;
let pool = [];

/** @param options count, and the size of the list in pixels */
globalThis.showRows = ({ count: wanted, width, height }) => {
  Object.assign(list.style, { width: `${width}px`, height: `${height}px` });
  body.style.height = `${wanted * rowHeight}px`;
  count = wanted;
  pool = Array.from({ length: Math.ceil(height / rowHeight) + 12 }, makeRow);
  body.replaceChildren(...pool.map(({ element }) => element));
  paint();
};

list.addEventListener('scroll', paint, { passive: true });

/** A row stays in its element until it leaves the sight: only those that come in are written. */
function paint() {
  const first = Math.max(0, Math.min(count - pool.length, Math.floor(list.scrollTop / rowHeight) - 6));
  for (let index = first; index < Math.min(count, first + pool.length); index++) {
    const row = pool[index % pool.length];
    if (row.index === index) continue;
    row.index = index;
    row.element.style.transform = `translateY(${index * rowHeight}px)`;
    for (const [at, text] of recordAt(index).flat().entries()) row.texts[at].data = text;
  }
}

function makeRow() {
  const element = document.createElement('div');
  element.className = 'row';
  const box = element.appendChild(document.createElement('div'));
  box.className = 'cell';
  box.appendChild(document.createElement('div')).className = 'box';
  const texts = recordAt(0).flatMap((lines, place) => {
    const cell = element.appendChild(document.createElement('div'));
    cell.className = `cell ${kinds[place]}`;
    return lines.map((_, line) => {
      const span = cell.appendChild(document.createElement('span'));
      if (line === 1) span.className = 'second';
      return span.appendChild(document.createTextNode(''));
    });
  });
  return { element, texts, index: -1 };
}
