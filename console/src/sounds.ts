/** What a scan turned out to be, for whoever looks at the box and not at the screen. It is always said in words, too. */
export type Sound = 'taken-in' | 'look-here' | 'unknown'

/** Hertz and seconds: up is well, twice the same is a question, low and long is nobody's. */
const NOTES: Record<Sound, readonly (readonly [hertz: number, begins: number, lasts: number])[]> = {
  'taken-in': [
    [660, 0, 0.09],
    [990, 0.1, 0.14],
  ],
  'look-here': [
    [440, 0, 0.1],
    [440, 0.16, 0.1],
    [440, 0.32, 0.1],
  ],
  unknown: [[165, 0, 0.5]],
}
const LOUDNESS = 0.25
/** Without a slope at both ends a note clicks. */
const SLOPE = 0.015

const KEPT = 'sendback.dock.sound'

export function isMuted(): boolean {
  return localStorage.getItem(KEPT) === 'off'
}

export function keepSound(sound: 'on' | 'off'): void {
  localStorage.setItem(KEPT, sound)
}

let audio: AudioContext | undefined

/** Browsers let a page sound only after a press: call it within one. */
export function readySound(): void {
  if (isMuted()) return
  audio ??= new AudioContext()
  void audio.resume()
}

export function play(sound: Sound): void {
  if (isMuted() || !audio) return
  for (const [hertz, begins, lasts] of NOTES[sound]) {
    const from = audio.currentTime + begins
    const note = new OscillatorNode(audio, { type: 'triangle', frequency: hertz })
    const loudness = new GainNode(audio, { gain: 0 })
    loudness.gain.setValueAtTime(0, from)
    loudness.gain.linearRampToValueAtTime(LOUDNESS, from + SLOPE)
    loudness.gain.setValueAtTime(LOUDNESS, from + lasts - SLOPE)
    loudness.gain.linearRampToValueAtTime(0, from + lasts)
    note.connect(loudness).connect(audio.destination)
    note.start(from)
    note.stop(from + lasts)
  }
}
