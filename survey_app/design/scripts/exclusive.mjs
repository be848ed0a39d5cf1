// "None of these" and the like stand alone: ticking one unticks the others, and the other way round.
// Without this the server lets the one that stands alone stand.

const isExclusive = (box) => box.dataset.behaviour === 'exclusive'

addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked) return
  for (const other of target.form.elements) {
    const isRival = other.name === target.name && other !== target
    if (isRival && (isExclusive(target) || isExclusive(other))) other.checked = false
  }
})
