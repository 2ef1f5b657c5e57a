package org.protogcn.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A browser's end of the DevTools protocol: calls with answers, and events, which are all kept. */
final class DevTools implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 30;

    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final StringBuilder received = new StringBuilder();
    private WebSocket socket;
    private String session;

    private DevTools() {}

    static DevTools connect(URI place) {
        DevTools tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(place, tools)
                .join();
        return tools;
    }

    /** From now on, calls are for the browser's first page. */
    void attach() {
        String page = "";
        for (JsonNode target : call("Target.getTargets", Map.of()).path("targetInfos")) {
            page = target.path("type").asText().equals("page")
                    ? target.path("targetId").asText()
                    : page;
        }
        session = call("Target.attachToTarget", Map.of("targetId", page, "flatten", true))
                .path("sessionId")
                .asText();
    }

    /** Calls a method, and returns its result. */
    JsonNode call(String method, Object parameters) {
        int number = numbers.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (session != null && !method.startsWith("Browser.")) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        awaited.put(number, answer);
        socket.sendText(message.toString(), true).join();
        try {
            JsonNode received = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (received.has("error")) {
                throw new AssertionError(method + ": " + received.path("error"));
            }
            return received.path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " has no answer", e);
        }
    }

    void forgetEvents() {
        events.clear();
    }

    /** The parameters of all events so far of a kind. */
    Stream<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
            take(received.toString());
            received.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String message) {
        try {
            JsonNode tree = JSON.readTree(message);
            CompletableFuture<JsonNode> answer = awaited.remove(tree.path("id").asInt());
            if (answer != null) {
                answer.complete(tree);
            } else {
                events.add(tree);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the browser does not speak JSON", e);
        }
    }
}
