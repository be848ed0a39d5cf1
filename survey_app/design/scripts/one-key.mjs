// One key is enough for a list of radios: Space on the chosen one moves on to the next, and after the last to the
// first. Without this the arrow keys do it, which one switch, or two, do not have.

addEventListener('keydown', (event) => {
  const { target, key } = event
  if (key !== ' ' || target.type !== 'radio' || !target.checked) return
  event.preventDefault()
  const radios = [...target.form.elements[target.name]]
  const next = radios[(radios.indexOf(target) + 1) % radios.length]
  next.focus()
  next.click()
})
