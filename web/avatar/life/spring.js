/** A damped spring with an exact step: stable for any step, and the same at 30 and at 120 frames a second. */
export class Spring {
  #velocity = 0; #frequency;

  constructor(value, hz) {
    this.value = value;
    this.target = value;
    this.#frequency = 2 * Math.PI * hz;
  }

  step(dt) {
    const away = this.value - this.target;
    const decay = Math.exp(-this.#frequency * dt);
    const push = this.#velocity + this.#frequency * away;
    this.value = this.target + (away + push * dt) * decay;
    this.#velocity = (this.#velocity - this.#frequency * push * dt) * decay;
    return this.value;
  }
}
