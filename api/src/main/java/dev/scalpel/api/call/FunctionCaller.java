package dev.scalpel.api.call;

/** Calls execution, which knows books and venues; the API knows neither. */
@FunctionalInterface
public interface FunctionCaller {

    /**
     * @param event a JSON object with an action
     * @return the function's answer, a JSON document
     * @throws FunctionRefusedException if the function says that the event is invalid; nothing was changed
     * @throws FunctionFailedException if it did not answer
     */
    String call(String event);
}
