// Numbers for readers, and what is computed of many.

/** A number as short as it can be, with the minus sign of the figures. */
function shortNumber(value) {
    const digits = Math.abs(value) >= 1e-4 || value === 0 ? String(Number(value.toPrecision(6))) : value.toExponential(0);
    return digits.replace('-', '−');
}

/** A number with a fixed count of digits after the point, or in scientific notation where they would all be 0. */
function fixedNumber(value, decimals) {
    const isTiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
    return (isTiny ? value.toExponential(1) : value.toFixed(decimals)).replace('-', '−');
}

/** The mean squared difference of numbers from others, which are told by their place. */
function meanSquaredError(numbers, other) {
    return numbers.reduce((sum, number, place) => sum + (number - other(place)) ** 2, 0) / numbers.length;
}
