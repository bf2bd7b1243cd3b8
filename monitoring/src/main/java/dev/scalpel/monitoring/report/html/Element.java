package dev.scalpel.monitoring.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An HTML element that is safe by construction: texts and attribute values are escaped when written, names are checked,
 * and attributes that carry code, style or an address are rejected (except anchors within the page).
 */
public final class Element implements Node {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,19}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,29}");
    private static final Set<String> FORBIDDEN_ATTRIBUTES =
            Set.of("style", "src", "srcset", "srcdoc", "action", "formaction", "data", "xlink:href");
    private static final Set<String> FORBIDDEN_ELEMENTS =
            Set.of("script", "style", "iframe", "object", "embed", "link", "base", "meta", "form");
    private static final Set<String> VOID = Set.of("br", "hr", "col", "wbr");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();

    private Element(String name) {
        if (!NAME.matcher(name).matches() || FORBIDDEN_ELEMENTS.contains(name)) {
            throw new IllegalArgumentException(
                    "an element must be in the allowed form and not forbidden: '" + name + "'");
        }
        this.name = name;
    }

    public static Element of(String name) {
        return new Element(name);
    }

    public static Element of(String name, String text) {
        return new Element(name).text(text);
    }

    public Element attribute(String attribute, String value) {
        boolean code = attribute.startsWith("on") || FORBIDDEN_ATTRIBUTES.contains(attribute);
        boolean address = attribute.equals("href") && !value.startsWith("#");
        if (!ATTRIBUTE.matcher(attribute).matches() || code || address) {
            throw new IllegalArgumentException(
                    "an attribute must be in the allowed form and not forbidden: " + attribute + "='" + value + "'");
        }
        attributes.put(attribute, value);
        return this;
    }

    public Element css(String names) {
        return attribute("class", names);
    }

    public Element id(String id) {
        return attribute("id", id);
    }

    public Element text(String text) {
        children.add(new TextNode(text));
        return this;
    }

    public Element add(Node... more) {
        children.addAll(List.of(more));
        return this;
    }

    public Element addAll(List<? extends Node> more) {
        children.addAll(more);
        return this;
    }

    @Override
    public void write(StringBuilder html) {
        html.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            html.append(' ').append(attribute).append("=\"");
            TextNode.escape(value, html);
            html.append('"');
        });
        html.append('>');
        if (!VOID.contains(name)) {
            children.forEach(child -> child.write(html));
            html.append("</").append(name).append('>');
        }
    }

    @Override
    public String toString() {
        StringBuilder html = new StringBuilder();
        write(html);
        return html.toString();
    }
}
