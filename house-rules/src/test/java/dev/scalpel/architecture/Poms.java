package dev.scalpel.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the poms say of the modules and their dependencies on one another. */
final class Poms {

    private static final String OURS = "dev.scalpel";

    /**
     * A module that is no mere folder of modules.
     *
     * @param folder relative to the project's root
     * @param product its dependencies of ours that the product needs (scopes compile and runtime), in the pom's order
     * @param all all of ours, those of tests included
     */
    record Module(String folder, String artifact, Set<String> product, Set<String> all) {}

    private Poms() {}

    /** By artifact, in the order in which the poms list the modules. */
    static Map<String, Module> modules() {
        Map<String, Module> modules = new LinkedHashMap<>();
        collect(SourceTree.ROOT, modules);
        return modules;
    }

    /** The artifacts of others that poms declare, those of tests included, with the folders of these poms. */
    static Map<String, Set<String>> libraries() {
        Map<String, Set<String>> libraries = new TreeMap<>();
        collectLibraries(SourceTree.ROOT, libraries);
        return libraries;
    }

    private static void collectLibraries(Path folder, Map<String, Set<String>> libraries) {
        Element project = parse(folder.resolve("pom.xml"));
        for (Element list : children(project, "dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                if (!text(dependency, "groupId").equals(OURS)) {
                    libraries
                            .computeIfAbsent(text(dependency, "artifactId"), any -> new TreeSet<>())
                            .add(SourceTree.nameOf(folder));
                }
            }
        }
        for (Element modules : children(project, "modules")) {
            for (Element module : children(modules, "module")) {
                collectLibraries(folder.resolve(module.getTextContent().strip()), libraries);
            }
        }
    }

    private static void collect(Path folder, Map<String, Module> modules) {
        Element project = parse(folder.resolve("pom.xml"));
        List<Element> children = children(project, "modules").stream()
                .flatMap(each -> children(each, "module").stream())
                .toList();
        if (children.isEmpty()) {
            Set<String> product = new LinkedHashSet<>();
            Set<String> all = new LinkedHashSet<>();
            for (Element list : children(project, "dependencies")) {
                for (Element dependency : children(list, "dependency")) {
                    if (text(dependency, "groupId").equals(OURS)) {
                        all.add(text(dependency, "artifactId"));
                        if (!text(dependency, "scope").equals("test")) {
                            product.add(text(dependency, "artifactId"));
                        }
                    }
                }
            }
            String artifact = text(project, "artifactId");
            modules.put(artifact, new Module(SourceTree.nameOf(folder), artifact, product, all));
        }
        for (Element child : children) {
            collect(folder.resolve(child.getTextContent().strip()), modules);
        }
    }

    private static Element parse(Path pom) {
        try (var in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + pom, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(each -> each.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
