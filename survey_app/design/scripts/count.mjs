// Says how many characters are left in a comment: at once to the eye, after a pause to the ear.
// Without this the limit stands under the box, and the server counts.

const PAUSE = 1000 // ms without typing before it is read out
const numbers = new Intl.NumberFormat(document.documentElement.lang)

for (const box of document.querySelectorAll('textarea[data-limit]')) {
  const limit = document.getElementById(`${box.id}-info`)
  const seen = limit.cloneNode()
  seen.removeAttribute('id')
  seen.setAttribute('aria-hidden', 'true')
  const heard = document.createElement('div')
  heard.className = 'govuk-visually-hidden'
  heard.setAttribute('role', 'status')
  limit.className = 'govuk-visually-hidden'
  limit.after(seen, heard)

  const say = () => {
    const left = box.dataset.limit - [...box.value].length
    const words = left < 0 ? box.dataset.over : box.dataset.left
    return words.replace('{n}', numbers.format(Math.abs(left)))
  }
  let waiting
  const count = () => {
    seen.textContent = say()
    clearTimeout(waiting)
    waiting = setTimeout(() => { heard.textContent = say() }, PAUSE)
  }
  seen.textContent = say()
  box.addEventListener('input', count)
  addEventListener('pageshow', () => { seen.textContent = say() })
}
