// Reads aloud, by a voice that is in this device: no word is sent to anybody. Without such a voice for the
// language, or without this, there is no button. What is read of a page stands in the script before this one.
// To pause is to be silent and begin the same words again: not every phone can halt within them.

const speech = globalThis.speechSynthesis
const [READ, PAUSE, GO, STOP] = document.querySelector('[data-aloud]').dataset.aloud.split('|')
let now, lit, said
let turn = 0 // tells what is being said from what was cut short; 0 before there are buttons

const kin = (tag) => tag.toLowerCase().split(/[-_]/)
const voiceFor = (tag) => {
  const near = speech.getVoices().filter((each) => each.localService && kin(each.lang)[0] === kin(tag)[0])
  return near.find((each) => kin(each.lang)[1] === kin(tag)[1]) ?? near[0]
}

const name = (button, word, what) => {
  button.textContent = word
  button.setAttribute('aria-label', `${word}: ${wordsOf(what)}`)
}

const hush = () => {
  turn++
  speech.cancel()
}

const light = (part) => {
  lit?.classList.remove('app-aloud')
  lit = part
  lit?.classList.add('app-aloud')
}

const end = () => {
  if (!now) return
  hush()
  light()
  if (document.activeElement === now.hold) now.start.focus()
  now.hold.remove()
  name(now.start, READ, now.what)
  now = undefined
}

const say = () => {
  const mine = ++turn
  said = new SpeechSynthesisUtterance(wordsOf(lit))
  said.lang = languageOf(lit)
  said.voice = voiceFor(said.lang)
  said.onend = () => mine === turn && next()
  said.onerror = () => mine === turn && end()
  speech.speak(said)
}

const next = () => {
  const parts = [...partsOf(now.root)]
  light(parts.slice(parts.indexOf(lit) + 1).find(isTold))
  if (!lit) return end()
  lit.scrollIntoView({ block: 'nearest' })
  say()
}

const button = () => Object.assign(document.createElement('button'), {
  type: 'button',
  className: 'govuk-button govuk-button--secondary'
})

// After the words that name it, a button that reads all that belongs to the root.
const offer = (root, what) => {
  const bar = document.createElement('div')
  const own = { root, what, start: button(), hold: button() }
  bar.className = 'app-buttons'
  bar.append(own.start)
  what.after(bar)
  name(own.start, READ, what)
  own.start.onclick = () => {
    const isOn = now === own
    end()
    if (isOn) return
    now = own
    name(own.start, STOP, what)
    name(own.hold, PAUSE, what)
    own.start.after(own.hold)
    next()
  }
  own.hold.onclick = () => {
    const isPaused = own.hold.textContent === GO
    name(own.hold, isPaused ? PAUSE : GO, what)
    isPaused ? say() : hush()
  }
}

const begin = () => {
  if (turn || !voiceFor(languageOf(main))) return
  hush() // what the page before may have left
  offer(main, main.querySelector('h1'))
  for (const root of main.querySelectorAll(ROOTS)) offer(root, root.querySelector('legend, label') ?? root)
}

if (speech) {
  begin()
  speech.onvoiceschanged = begin
  // Whatever leads away is silent at once, however long the next page takes.
  addEventListener('click', ({ target }) => target.closest('a') && end())
  addEventListener('submit', end)
  addEventListener('pagehide', end)
  document.addEventListener('visibilitychange', end)
}
