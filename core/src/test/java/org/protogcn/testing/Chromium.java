package org.protogcn.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless browser with one page, driven through the DevTools protocol. A test that needs it is skipped, with a word,
 * where there is none on the path and {@code CHROMIUM} names none.
 */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "about:blank");

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** @param scratch an empty folder, for what a browser keeps of its user */
    public static Chromium start(Path scratch) throws IOException {
        Optional<String> program = program();
        Assumptions.assumeTrue(program.isPresent(), "skipped: there is no Chromium; name one in CHROMIUM");
        List<String> command = new ArrayList<>(List.of(program.get(), "--user-data-dir=" + scratch));
        command.addAll(ARGUMENTS);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = scratch.resolve("DevToolsActivePort");
        await(() -> Files.exists(port) && lines(port).size() == 2, "Chromium opens its port");
        List<String> place = lines(port);
        DevTools tools = DevTools.connect(URI.create("ws://127.0.0.1:" + place.get(0) + place.get(1)));
        tools.attach();
        return new Chromium(process, tools);
    }

    private static Optional<String> program() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(named);
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return NAMES.stream()
                .filter(name -> Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Opens a page of this machine, and waits until it has been loaded. What happened before is forgotten. */
    public void open(Path page) {
        tools.forgetEvents();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tools.call(domain + ".enable", Map.of());
        }
        tools.call("Page.navigate", Map.of("url", page.toUri().toString()));
        await(() -> tools.events("Page.loadEventFired").findAny().isPresent(), page + " is loaded");
    }

    /** How large the window is, whether it is dark, and for which medium. */
    public void appear(int width, int height, boolean dark, String medium) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        tools.call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(scheme)));
    }

    /** The value of an expression; a promise's, once it is kept. */
    public JsonNode value(String expression) {
        JsonNode result = tools.call(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    public void awaitTrue(String expression) {
        await(() -> value(expression).asBoolean(), expression);
    }

    /** Presses a key, such as {@code Tab}, {@code Enter} or {@code ArrowRight}. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, "ArrowRight", 39, "ArrowDown", 40, "Escape", 27);
        for (String kind : List.of("rawKeyDown", "keyUp")) {
            tools.call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", kind, "key", key, "code", key, "windowsVirtualKeyCode", codes.get(key)));
        }
    }

    /** Clicks in the middle of an element. */
    public void click(String selector) {
        JsonNode place = value("(() => { const e = document.querySelector(" + JSON.valueToTree(selector)
                + "); e.scrollIntoView({ block: 'center' }); const b = e.getBoundingClientRect();"
                + " return [b.x + b.width / 2, b.y + b.height / 2]; })()");
        for (String kind : List.of("mousePressed", "mouseReleased")) {
            ObjectNode mouse = JSON.createObjectNode();
            mouse.put("type", kind).put("button", "left").put("clickCount", 1);
            mouse.set("x", place.get(0));
            mouse.set("y", place.get(1));
            tools.call("Input.dispatchMouseEvent", mouse);
        }
    }

    /** What the window shows, as PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(tools.call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .textValue());
    }

    /** What the page has asked for, itself included. */
    public List<String> requests() {
        return tools.events("Network.requestWillBeSent")
                .map(event -> event.at("/request/url").asText())
                .toList();
    }

    /** Errors and warnings of the console, exceptions, and breaches of the security policy. */
    public List<String> complaints() {
        return Stream.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
                .flatMap(tools::events)
                .map(JsonNode::toString)
                .toList();
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what);
            }
            pause(Duration.ofMillis(30));
        }
    }

    /** Lets time pass for the page. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            tools.call("Browser.close", Map.of());
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
