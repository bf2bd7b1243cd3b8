package dev.scalpel.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a library's pom in Maven's local repository says of its licence; a pom inherits its parent's. */
record RepositoryPom(Path folder, Element project) {

    private static final int MAX_PARENTS = 10;

    /** @param jar in a local repository: GROUP/ARTIFACT/VERSION/ARTIFACT-VERSION.jar */
    static RepositoryPom of(Path jar) throws IOException {
        Path version = above(jar.toAbsolutePath());
        Path artifact = above(version);
        return read(version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom"));
    }

    private static RepositoryPom read(Path pom) throws IOException {
        if (!Files.isRegularFile(pom)) {
            throw new IOException(
                    "no " + pom + ": a library must come from Maven's repository, where its pom names its licence");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new RepositoryPom(
                    above(pom), factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + pom + ": " + e.getMessage(), e);
        }
    }

    /** Group, artifact and version. */
    String coordinates() {
        return group() + ":" + above(folder).getFileName() + ":" + folder.getFileName();
    }

    /** The names of the licences; empty if neither it nor a parent has any. */
    List<String> licences() throws IOException {
        RepositoryPom pom = this;
        for (int parents = 0; parents < MAX_PARENTS; parents++) {
            List<String> own = pom.ownLicences();
            Optional<RepositoryPom> parent = own.isEmpty() ? pom.parent() : Optional.empty();
            if (parent.isEmpty()) {
                return own;
            }
            pom = parent.get();
        }
        throw new IOException(coordinates() + " has more than " + MAX_PARENTS + " parents");
    }

    private List<String> ownLicences() {
        return children(project, "licenses")
                .flatMap(licences -> children(licences, "license"))
                .map(licence -> text(licence, "name").orElse("unnamed")
                        + text(licence, "url").map(url -> " (" + url + ")").orElse(""))
                .toList();
    }

    private Optional<RepositoryPom> parent() throws IOException {
        Optional<Element> named = children(project, "parent").findFirst();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String artifact = text(named.get(), "artifactId").orElseThrow();
        String version = text(named.get(), "version").orElseThrow();
        return Optional.of(read(repository()
                .resolve(text(named.get(), "groupId").orElseThrow().replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom")));
    }

    private Path repository() {
        Path root = above(above(folder));
        for (int i = 0; i < group().split("\\.").length; i++) {
            root = above(root);
        }
        return root;
    }

    private String group() {
        return text(project, "groupId")
                .or(() -> children(project, "parent").findFirst().flatMap(parent -> text(parent, "groupId")))
                .orElseThrow(() -> new IllegalStateException(folder + ": the pom has no group"));
    }

    /** The folder of a file that lies in a repository. */
    static Path above(Path file) {
        return Optional.ofNullable(file.getParent())
                .orElseThrow(() -> new IllegalArgumentException(file + " is not in a repository"));
    }

    private static Optional<String> text(Element element, String name) {
        return children(element, name)
                .findFirst()
                .map(child -> child.getTextContent().strip());
    }

    private static Stream<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each && each.getTagName().equals(name)) {
                found.add(each);
            }
        }
        return found.stream();
    }
}
