package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small table in CSV (RFC 4180, UTF-8): the first line names the columns, the first column is the key. */
final class Csv {

    private Csv() {}

    /**
     * The rows by their key, each by the names of its columns.
     *
     * @throws BadFolderException with the line of a row that has too few or too many values, and of a key that is there twice
     */
    static Map<String, Map<String, String>> read(String file, byte[] content) {
        Map<String, Map<String, String>> keyed = new LinkedHashMap<>();
        for (Map<String, String> row : rows(file, content)) {
            String key = row.values().iterator().next();
            if (keyed.putIfAbsent(key, row) != null) {
                throw new BadFolderException(file, key + " is there twice");
            }
        }
        return keyed;
    }

    /** The rows in their order. */
    static List<Map<String, String>> rows(String file, byte[] content) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = List.of();
        int line = 0;
        for (String row :
                new String(content, UTF_8).replaceFirst("^\uFEFF", "").lines().toList()) {
            line++;
            if (row.isBlank()) {
                continue;
            }
            List<String> values = values(row);
            if (columns.isEmpty()) {
                columns = values;
                continue;
            }
            if (values.size() != columns.size()) {
                throw new BadFolderException(
                        file + " line " + line,
                        "has " + values.size() + " values, the first line names " + columns.size() + " columns");
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                named.put(columns.get(i), values.get(i));
            }
            rows.add(named);
        }
        return rows;
    }

    private static List<String> values(String row) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < row.length(); i++) {
            char one = row.charAt(i);
            if (one == '"' && isQuoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                value.append(one);
                i++;
            } else if (one == '"') {
                isQuoted = !isQuoted;
            } else if (one == ',' && !isQuoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(one);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}
