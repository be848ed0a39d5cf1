// Stands in for the voices of a device, of which a test browser has none. What it is told to say is kept
// where the next page can still read it; nothing is ever said to its end until a test says so.

(voices) => {
  const told = (what) => {
    const heard = JSON.parse(sessionStorage.heard ?? '[]')
    sessionStorage.heard = JSON.stringify([...heard, { at: location.pathname, ...what }])
  }
  let saying
  const speech = {
    getVoices: () => voices,
    speak: (words) => {
      saying = words
      told({ said: words.text, voice: words.voice.name, lang: words.lang })
    },
    cancel: () => {
      const cut = saying
      saying = undefined
      told({ said: '' })
      cut?.onerror({ error: 'canceled' })
    }
  }
  globalThis.toTheEnd = () => {
    const done = saying
    saying = undefined
    done.onend()
  }
  globalThis.voicesCome = (come) => {
    voices = come
    speech.onvoiceschanged()
  }
  globalThis.SpeechSynthesisUtterance = class {
    constructor (text) { this.text = text }
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech })
}
