// What one takes instead of writing it: @tanstack/react-virtual, memoised rows, plain elements in the cells.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';

const list = document.getElementById('list');
const root = createRoot(list);

globalThis.showRows = ({ count, width, height }) => {
  Object.assign(list.style, { width: `${width}px`, height: `${height}px` });
  root.render(<Rows count={count} />);
};

function Rows({ count }) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => list,
    estimateSize: () => 40,
    overscan: 6,
  });
  return (
    <div className="body" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => (
        <Row key={index} index={index} top={start} />
      ))}
    </div>
  );
}

const Row = memo(function Row({ index, top }) {
  return (
    <div className="row" style={{ transform: `translateY(${top}px)` }}>
      <div className="cell">
        <div className="box" />
      </div>
      {globalThis.recordAt(index).map((lines, place) => (
        <div className={`cell ${globalThis.kinds[place]}`} key={place}>
          {lines.map((line, at) => (
            <span key={at} className={at === 1 ? 'second' : undefined}>
              {line}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
});
