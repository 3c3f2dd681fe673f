// The floor of every search box, one that finds nothing; and what one writes first, a list of objects filtered with each key.
const box = document.getElementById('box');
const output = document.querySelector('output');
let answer = (text) => text;

box.addEventListener('input', () => {
  output.textContent = answer(box.value);
});

globalThis.echo = () => {
  answer = (text) => text;
};

/** All fields that the app's own search finds. */
globalThis.filterObjects = () => {
  answer = (text) => {
    const words = text.toLowerCase().split(' ').filter(Boolean);
    const found = globalThis.records.filter(
      ({ id, status, created, updated, expires, recipient, user, permissions }) => {
        const fields = [
          ...[
            id,
            status,
            created,
            updated,
            expires,
            recipient.id,
            recipient.name,
            user.id,
            user.name,
            user.email,
          ],
          ...permissions,
        ];
        return words.every((word) => fields.some((field) => String(field).toLowerCase().includes(word)));
      },
    );
    return `${found.length}`;
  };
};
