// Leaves at once: forgets the visit, empties the page, and goes where the link goes in place of it.
// Without this the link still leads outside; Back then shows the page until the visit ends.

const link = document.querySelector('[data-leave]')

link?.addEventListener('click', (event) => {
  event.preventDefault()
  document.cookie = 'left=1; path=/; max-age=3600; samesite=lax' // heard with whatever is asked next, if the beacon is slow
  const token = document.querySelector('[name=csrf_token]')
  navigator.sendBeacon(link.dataset.leave, new URLSearchParams(token ? [['csrf_token', token.value]] : []))
  document.title = ''
  document.body.hidden = true
  location.replace(link.href)
})

// A page the browser kept is asked for again: the visit is over, so it shows nothing.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
