// The decoder of the autoencoder: dense layers with tanh between them and a sigmoid at the end.

class Decoder {
    /**
     * @param {number[]} sizes the sizes from the code to the picture
     * @param {Uint8Array} bytes for each layer its weights [output, input] and its biases, 32-bit floats with the low byte first
     */
    constructor(sizes, bytes) {
        const numbers = new Float32Array(bytes.buffer);
        let start = 0;
        const take = count => numbers.subarray(start, start += count);
        this.layers = sizes.slice(1).map((size, index) => ({ weights: take(size * sizes[index]), biases: take(size) }));
    }

    /** The brightness of each pixel, from 0 to 1, that the decoder makes of a code. */
    decode(code) {
        return this.layers.reduce((input, { weights, biases }, index) => {
            const isLast = index === this.layers.length - 1;
            return biases.map((bias, unit) => {
                let sum = bias;
                for (let place = 0; place < input.length; place += 1) sum += weights[unit * input.length + place] * input[place];
                return isLast ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
            });
        }, Float32Array.from(code));
    }
}

/** Brightness from 0 to 1 as grey values. */
function greyValues(brightness) { return Uint8ClampedArray.from(brightness, value => 255 * value); }
