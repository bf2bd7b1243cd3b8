# What users of TradingView write first: checks the key, keeps the message in a file, answers.
# receiver.py FOLDER PORT yes|no; the last says whether an answer waits until the disk has the message.
import json, os, sys, uuid
from flask import Flask, request

app = Flask(__name__)
folder, port, waits = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "yes"


@app.post("/webhook")
def webhook():
    message = request.get_json(force=True)
    if message.get("key") != "secret":
        return {"error": "wrong key"}, 401
    with open(os.path.join(folder, uuid.uuid4().hex + ".json"), "w") as file:
        json.dump(message, file)
        file.flush()
        if waits:
            os.fsync(file.fileno())
    return {"status": "ok"}


app.run(host="127.0.0.1", port=port, threaded=True)
