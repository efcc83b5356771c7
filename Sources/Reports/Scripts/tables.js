// The tables of the page are the only copy of the numbers that it shows: everything that scripts draw or save is read from them.

/** The cells of a table as text in full precision, its headings first. */
function tableRows(table) {
    return [...table.rows].map(row => [...row.cells].map(cell => {
        const exact = cell.querySelector('data');
        return exact ? exact.value : cell.textContent;
    }));
}

/** The columns of a table as numbers, by heading; what is no number is NaN. */
function tableColumns(table) {
    const [headings, ...rows] = tableRows(table);
    return new Map(headings.map((heading, column) => [heading, rows.map(row => row[column] === '' ? NaN : Number(row[column]))]));
}

/** Rows as comma-separated values, lines ended by CR LF (RFC 4180). */
function commaSeparated(rows) {
    const quoted = field => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
    return rows.map(row => row.map(quoted).join(',') + '\r\n').join('');
}
