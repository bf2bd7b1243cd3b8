package dev.scalpel.cdk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rights that a template really gives: asks whether a role may do something to something. */
final class TemplatePolicies {

    /** A right: one action on one resource pattern. */
    record Right(String action, String resource) {

        boolean covers(String wantedAction, String wantedResource) {
            return matches(action, wantedAction) && matches(resource, wantedResource);
        }

        private static boolean matches(String pattern, String text) {
            String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return text.matches(expression);
        }
    }

    private TemplatePolicies() {}

    /** All rights of the role of a function, from its inline policies and from the policies attached to it. */
    static List<Right> of(Map<String, Object> template, String functionName) {
        List<Right> rights = new ArrayList<>();
        documents(template, functionName).forEach(document -> rights.addAll(rights(document)));
        String role = role(template, functionName);
        map(template.get("Resources")).forEach((id, value) -> {
            Map<String, Object> properties = map(map(value).get("Properties"));
            if (role.contains(id)) {
                list(properties.get("ManagedPolicyArns"))
                        .forEach(managed -> rights.add(new Right("*", "managed policy " + managed)));
            }
        });
        return rights;
    }

    /** The prefixes that the role of a function may list; empty where any right to list has no such condition. */
    static List<Object> listedPrefixes(Map<String, Object> template, String functionName) {
        return documents(template, functionName).stream()
                .flatMap(document -> list(map(document).get("Statement")).stream())
                .map(TemplatePolicies::map)
                .filter(statement -> list(statement.get("Action")).contains("s3:ListBucket"))
                .map(statement -> list(
                        map(map(statement.get("Condition")).get("StringLike")).get("s3:prefix")))
                .reduce((some, more) -> List.of())
                .orElseThrow();
    }

    private static List<Object> documents(Map<String, Object> template, String functionName) {
        String role = role(template, functionName);
        List<Object> documents = new ArrayList<>();
        map(template.get("Resources")).forEach((id, value) -> {
            Map<String, Object> resource = map(value);
            Map<String, Object> properties = map(resource.get("Properties"));
            if ("AWS::IAM::Role".equals(resource.get("Type")) && role.contains(id)) {
                list(properties.get("Policies"))
                        .forEach(policy -> documents.add(map(policy).get("PolicyDocument")));
            }
            if ("AWS::IAM::Policy".equals(resource.get("Type"))
                    && list(properties.get("Roles")).stream()
                            .anyMatch(attached ->
                                    text(attached).equals(id) || text(attached).contains(stem(role)))) {
                documents.add(properties.get("PolicyDocument"));
            }
        });
        return documents;
    }

    private static String role(Map<String, Object> template, String functionName) {
        return map(template.get("Resources")).values().stream()
                .map(TemplatePolicies::map)
                .filter(resource -> "AWS::Lambda::Function".equals(resource.get("Type")))
                .map(resource -> map(resource.get("Properties")))
                .filter(properties -> functionName.equals(properties.get("FunctionName")))
                .map(properties -> text(properties.get("Role")))
                .findFirst()
                .orElseThrow();
    }

    static List<Right> rights(Object document) {
        List<Right> rights = new ArrayList<>();
        for (Object each : list(map(document).get("Statement"))) {
            Map<String, Object> statement = map(each);
            if (!"Allow".equals(statement.get("Effect"))) {
                continue;
            }
            for (Object action : list(statement.get("Action"))) {
                for (Object resource : list(statement.get("Resource"))) {
                    rights.add(new Right(text(action), text(resource)));
                }
            }
        }
        return rights;
    }

    /** The role's logical id without the attribute behind it. */
    private static String stem(String role) {
        return role.replace(".Arn", "");
    }

    /** A value of the template as one text: functions are joined, references, and parts of them, stand for themselves. */
    static String text(Object value) {
        if (value instanceof Map<?, ?> function) {
            Object argument = function.values().iterator().next();
            if (function.containsKey("Fn::Join")) {
                List<?> join = (List<?>) argument;
                return String.join(
                        String.valueOf(join.get(0)),
                        ((Collection<?>) join.get(1))
                                .stream().map(TemplatePolicies::text).toList());
            }
            if (function.containsKey("Fn::GetAtt")) {
                return ((Collection<?>) argument)
                        .stream()
                                .map(String::valueOf)
                                .reduce((a, b) -> a + "." + b)
                                .orElseThrow();
            }
            if (function.containsKey("Fn::Select")) {
                return text(list(argument).get(1));
            }
            if (function.containsKey("Fn::Split")) {
                return text(list(argument).get(1));
            }
            return String.valueOf(argument);
        }
        return String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> many
                ? many.stream()
                        .map(Objects::requireNonNull)
                        .map(Object.class::cast)
                        .toList()
                : List.of(value);
    }
}
