// What a test measures in the page, every 40 ms: how loud Aila is and how far her mouth is open; and every caption.
(() => {
  const facts = { samples: [], captions: [] };
  window.facts = facts;
  let analyser = null;
  let buffer = null;
  let measured = null;

  function attach() {
    const stream = document.getElementById('voice')?.srcObject;
    const track = stream?.getAudioTracks()[0];
    if (!track || track === measured) return;
    const context = new AudioContext();
    context.resume();
    analyser = context.createAnalyser();
    analyser.fftSize = 2048; // 43 ms
    buffer = new Float32Array(analyser.fftSize);
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    measured = track;
  }

  function sample() {
    attach();
    const stage = document.querySelector('.stage');
    if (!analyser || !stage) return;
    analyser.getFloatTimeDomainData(buffer);
    let sum = 0;
    for (const value of buffer) sum += value * value;
    const mouth = document.querySelector('[data-mouth]')?.dataset.mouth;
    facts.samples.push({
      at: performance.now() / 1000,
      level: Math.sqrt(sum / buffer.length),
      mouth: mouth === undefined ? null : Number(mouth),
      state: stage.dataset.state,
    });
  }

  function caption() {
    const text = document.querySelector('.caption')?.textContent?.trim();
    if (text && text !== facts.captions.at(-1)) facts.captions.push(text);
  }

  document.addEventListener('DOMContentLoaded', () => {
    setInterval(sample, 40);
    new MutationObserver(caption).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
})();
