// On a tablet that several people share: after ten minutes without a key or a touch, asks whether somebody is
// still there, in place of the page; after two more it makes the tablet ready for the next person.
// Without this, or in a browser without dialogs, there is no limit.

const ASKED_AFTER = 600000
const GIVEN = 120000
const SAID_EVERY = 30 // seconds between what is read out
const dialog = document.getElementById('still-here')
let touched = Date.now()
let until = 0

const tell = () => {
  const left = Math.ceil((until - Date.now()) / 1000)
  const words = dialog.dataset.left.replace('{n}', left)
  dialog.querySelector('[data-seen]').textContent = words
  if (left % SAID_EVERY === 0) dialog.querySelector('[data-heard]').textContent = words
}

const ask = () => {
  until = Date.now() + GIVEN
  dialog.hidden = false
  dialog.showModal()
  tell()
}

const stay = () => {
  until = 0
  touched = Date.now()
  dialog.hidden = true
}

const leave = () => {
  dialog.querySelector('[name=action]').click()
  document.title = ''
  document.body.hidden = true
}

if (dialog?.showModal) {
  for (const sign of ['keydown', 'pointerdown', 'click', 'input', 'focusin', 'scroll']) {
    addEventListener(sign, () => { touched = Date.now() }, { capture: true, passive: true })
  }
  dialog.querySelector('[data-stay]').onclick = () => dialog.close()
  dialog.addEventListener('close', stay)
  setInterval(() => {
    if (!until && Date.now() - touched >= ASKED_AFTER) ask()
    if (until) Date.now() < until ? tell() : leave()
  }, 1000)
}

// A page the browser kept is asked for again: its visit may be over.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
