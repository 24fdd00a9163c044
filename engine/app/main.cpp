// SPDX-License-Identifier: Apache-2.0
#include "app/program.h"

int main(int count, char** arguments) {
    return northway::app::run({arguments + 1, arguments + count});
}
