// What a page's own geometry says. Runs in the page under test, which it leaves as it was.

globalThis.measures = (() => {
  const named = (element) => {
    const words = (element.innerText || element.value || '').trim().replace(/\s+/g, ' ').slice(0, 60)
    return `<${element.tagName.toLowerCase()}${element.id && ` id="${element.id}"`}> “${words}”`
  }
  const isHidden = (element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
  // Read out and never drawn: squeezed to a pixel, or waiting above the page for the tab key.
  const isForEars = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { width, height } = each.getBoundingClientRect()
      if ((width <= 1 || height <= 1) && getComputedStyle(each).position === 'absolute') return true
    }
    return false
  }
  const scrolls = (element) => element.closest('.app-table, textarea, input')
  const drawn = () => [...document.body.querySelectorAll('*')].filter((e) => !isHidden(e) && !isForEars(e))

  const outside = () => {
    const width = document.documentElement.clientWidth
    const faults = []
    if (document.documentElement.scrollWidth > width) {
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width}`)
    }
    const range = document.createRange()
    for (const element of drawn()) {
      if (scrolls(element)) continue
      const style = getComputedStyle(element)
      const isTight = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
      if (/hidden|clip/.test(style.overflow) && element.clientWidth && isTight) faults.push(`${named(element)} is cut off`)
      for (const text of element.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue
        range.selectNodeContents(text)
        const beyond = [...range.getClientRects()].some((r) => r.width && (r.left < -0.5 || r.right > width + 0.5))
        if (beyond) faults.push(`${named(element)} runs over the edge`)
      }
    }
    return faults
  }

  // A link in a line of other words may be as high as the line (WCAG 2.5.5 and 2.5.8, "inline").
  const isInLine = (link) => {
    let block = link.parentElement
    while (getComputedStyle(block).display === 'inline') block = block.parentElement
    return block.innerText.trim().length > link.innerText.trim().length
  }
  const size = (element) => {
    const boxes = [element, ...(/radio|checkbox/.test(element.type) ? element.labels : [])]
    const rects = boxes.map((box) => box.getBoundingClientRect())
    return [Math.max(...rects.map((r) => r.width)), Math.max(...rects.map((r) => r.height))]
  }
  const smallTargets = (least) => drawn()
    .filter((e) => e.matches('a[href], button, summary, textarea, input:not([type=hidden])'))
    .filter((e) => !(e.matches('a') && getComputedStyle(e).display === 'inline' && isInLine(e)))
    .filter((e) => Math.min(...size(e)) < least - 0.01)
    .map((e) => `${named(e)} is ${size(e).map(Math.round).join(' × ')} px, less than ${least}`)

  const moving = () => drawn()
    .filter((e) => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none')
    .map((e) => `${named(e)} moves`)

  // Radios and checkboxes are drawn beside their label.
  const edge = (e) => /radio|checkbox/.test(e.type) ? getComputedStyle(e.labels[0], '::before') : getComputedStyle(e)
  const unbounded = () => drawn()
    .filter((e) => e.matches('button, .govuk-button, .app-exit, textarea, input:not([type=hidden])'))
    .filter((e) => edge(e).borderTopStyle === 'none' || parseFloat(edge(e).borderTopWidth) < 1)
    .map((e) => `${named(e)} has no edge`)

  // WCAG 1.4.12, set the way a reader's own style sheet would.
  const wide = new CSSStyleSheet()
  wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`)
  const spaceText = (on) => { document.adoptedStyleSheets = on ? [wide] : [] }

  const unfold = () => document.querySelectorAll('details').forEach((each) => { each.open = true })

  return { unfold, outside, smallTargets, moving, unbounded, spaceText }
})()
