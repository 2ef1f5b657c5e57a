/* Tables that are sorted by their columns' heads, and buttons that copy. */
function sortTable(head) {
  const table = head.closest('table'), column = [...head.parentNode.children].indexOf(head);
  const descending = head.getAttribute('aria-sort') !== 'descending' && head.classList.contains('number')
    || head.getAttribute('aria-sort') === 'ascending';
  for (const other of head.parentNode.children) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  const value = row => {
    const cell = row.children[column];
    return cell.dataset.value === undefined ? cell.textContent : +cell.dataset.value;
  };
  const compare = (a, b) => typeof a === 'number' ? a - b : a.localeCompare(b);
  const rows = [...table.tBodies[0].rows].sort((a, b) => compare(value(a), value(b)) * (descending ? -1 : 1));
  table.tBodies[0].append(...rows);
}

for (const button of document.querySelectorAll('.sort')) button.onclick = () => sortTable(button.closest('th'));

for (const button of document.querySelectorAll('.copy')) {
  button.onclick = async () => {
    await navigator.clipboard.writeText(button.parentNode.querySelector('code').textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  };
}
