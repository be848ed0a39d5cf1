// Where the line is gone, what was written stays where it is, the page says so, and it is sent once, by itself,
// when the line is back. Without this, or where the browser takes a dead line for a good one, its own page
// says that the line is gone; loading that page again sends the same words.

let pressed, told

addEventListener('submit', (event) => {
  const words = document.querySelector('[data-lost]')?.dataset.lost
  if (navigator.onLine || !words) return
  event.preventDefault()
  pressed = event.submitter
  told?.remove()
  told = document.createElement('p')
  told.className = 'govuk-inset-text'
  told.setAttribute('role', 'alert')
  told.textContent = words
  pressed.parentNode.before(told)
})

addEventListener('online', () => {
  told?.remove()
  pressed?.click()
  pressed = undefined
})
