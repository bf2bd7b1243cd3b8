package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.TypedAnswers;
import dev.scalpel.local.cli.console.WrongUsageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes answers from options, then from whoever sits at the terminal. */
final class InitDialogue {

    private static final int MAX_TRIES = 3;

    private final ProcessContext process;
    private final TypedAnswers answers;
    private final boolean takeStandard;

    /** @param takeStandard whether what no option answers gets the standard answer, instead of a question */
    InitDialogue(ProcessContext process, boolean takeStandard) {
        this.process = process;
        this.takeStandard = takeStandard;
        answers = new TypedAnswers(process);
    }

    /** @param given by the option; null where it was not given */
    String answer(InitQuestion question, @Nullable String given) {
        if (given != null) {
            question.brokenBy(given.strip()).ifPresent(rule -> {
                throw new WrongUsageException(
                        question.option() + " " + rule + ": " + given,
                        "nothing was written; --help explains the options");
            });
            return given.strip();
        }
        return takeStandard ? question.standard() : ask(question);
    }

    private String ask(InitQuestion question) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            String typed = read(question);
            String answer = typed.isEmpty() ? question.standard() : typed;
            Optional<String> broken = question.brokenBy(answer);
            if (broken.isEmpty()) {
                return answer;
            }
            process.printMessage("  " + broken.get());
        }
        throw new CommandFailedException(
                "no valid answer to: " + question.text() + "; nothing was written",
                "start again, or answer by the option " + question.option());
    }

    private String read(InitQuestion question) {
        return answers.read(question.text() + " [" + question.standard() + "]")
                .orElseThrow(() -> new CommandFailedException(
                        "no answer to: " + question.text() + "; nothing was written",
                        "run it in a terminal, or answer by options: --yes takes the standard answers"));
    }
}
