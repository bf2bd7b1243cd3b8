package dev.scalpel.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a run as one JSON document. */
public record ResultsDocument(MachineInfo machine, boolean quick, Map<String, List<ResultRow>> measured) {

    public String json() throws JsonProcessingException {
        List<Map<String, Object>> rows = new ArrayList<>();
        measured.forEach((benchmark, its) -> its.forEach(row -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("benchmark", benchmark);
            fields.put("name", row.name());
            fields.put("value", row.value());
            fields.put("unit", row.unit());
            fields.put("reference", row.reference());
            fields.put("ratio", row.ratio());
            rows.add(fields);
        }));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("quick", quick);
        document.put("rows", rows);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
    }
}
