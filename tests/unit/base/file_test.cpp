// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include "support/scratch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

namespace northway {
namespace {

long files_in(const std::filesystem::path& folder) {
    return std::distance(std::filesystem::directory_iterator(folder),
                         std::filesystem::directory_iterator());
}

TEST(File, AnUncommittedFileLeavesNothing) {
    const test::Scratch folder;
    {
        auto file = AtomicFile::create(folder / "a.txt");
        ASSERT_TRUE(file);
        const std::uint8_t bytes[] = {1, 2, 3};
        ASSERT_TRUE(file->write(bytes));
    }
    EXPECT_EQ(files_in(folder.path()), 0);
}

TEST(File, ACommittedFileReplacesTheOldOneWhole) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "a.txt", "old and longer"));
    ASSERT_TRUE(write_text(folder / "a.txt", "new"));
    EXPECT_EQ(read_text(folder / "a.txt").value(), "new");
    EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(File, AFolderThatCannotBeWrittenIsReported) {
    const auto file = AtomicFile::create("/proc/northway.png");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::failed);
    EXPECT_NE(file.error().message.find("/proc/northway.png"), std::string::npos);
}

TEST(File, ALinkStaysAndItsTargetIsReplaced) {
    const test::Scratch folder;
    std::filesystem::create_directory(folder / "sub");
    ASSERT_TRUE(write_text(folder / "sub/real.txt", "old"));
    std::filesystem::create_symlink("sub/real.txt", folder / "near.txt");
    std::filesystem::create_symlink(folder / "near.txt", folder / "far.txt");
    ASSERT_TRUE(write_text(folder / "far.txt", "new"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "far.txt"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "near.txt"));
    EXPECT_FALSE(std::filesystem::is_symlink(folder / "sub/real.txt"));
    EXPECT_EQ(read_text(folder / "sub/real.txt").value(), "new");
    EXPECT_EQ(files_in(folder / "sub"), 1);
}

TEST(File, ALinkToNothingMakesItsTarget) {
    const test::Scratch folder;
    std::filesystem::create_symlink("real.txt", folder / "link.txt");
    ASSERT_TRUE(write_text(folder / "link.txt", "new"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.txt"));
    EXPECT_FALSE(std::filesystem::is_symlink(folder / "real.txt"));
    EXPECT_EQ(read_text(folder / "real.txt").value(), "new");
}

TEST(File, WhatCannotBeWrittenToSaysWhy) {
    const test::Scratch folder;
    std::filesystem::create_symlink("b", folder / "a");
    std::filesystem::create_symlink("a", folder / "b");
    const auto loop = write_text(folder / "a", "x");
    ASSERT_FALSE(loop);
    EXPECT_NE(loop.error().message.find("loop of links"), std::string::npos);
    const auto nowhere = write_text(folder / "no/dir/x.txt", "x");
    ASSERT_FALSE(nowhere);
    EXPECT_NE(nowhere.error().message.find("no/dir' does not exist"), std::string::npos);
    const auto is_folder = write_text(folder.path(), "x");
    ASSERT_FALSE(is_folder);
    EXPECT_NE(is_folder.error().message.find("is a folder"), std::string::npos);
}

TEST(File, AFifoIsWrittenThroughAndStays) {
    const test::Scratch folder;
    const auto fifo = folder / "fifo";
    ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
    std::string got;
    std::thread reader([&] { got = read_bytes(fifo).value_or("unread"); });
    const auto written = write_text(fifo, "through");
    reader.join();
    EXPECT_TRUE(written);
    EXPECT_EQ(got, "through");
    EXPECT_TRUE(std::filesystem::is_fifo(fifo));
    EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(File, AnOpenFileOfAProcessIsAddedTo) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "log", "first,"));
    const int descriptor = open((folder / "log").c_str(), O_WRONLY);
    ASSERT_GE(descriptor, 0);
    const auto written = write_text(fmt::format("/proc/self/fd/{}", descriptor), "second");
    close(descriptor);
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_EQ(read_text(folder / "log").value(), "first,second");
}

TEST(File, ADeviceIsWrittenThroughAndStays) {
    // A pseudo-terminal is a device that every user may make.
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    ASSERT_GE(terminal, 0);
    ASSERT_EQ(grantpt(terminal), 0);
    ASSERT_EQ(unlockpt(terminal), 0);
    const std::filesystem::path device = ptsname(terminal);
    const int kept_open = open(device.c_str(), O_RDWR | O_NOCTTY);
    ASSERT_GE(kept_open, 0);
    const auto written = write_text(device, "through");
    std::array<char, 64> got{};
    const auto count = read(terminal, got.data(), got.size());
    EXPECT_TRUE(std::filesystem::is_character_file(device));
    close(kept_open);
    close(terminal);
    ASSERT_TRUE(written) << written.error().message;
    ASSERT_GT(count, 0);
    EXPECT_EQ(std::string(got.data(), static_cast<std::size_t>(count)), "through");
}

TEST(File, AFullDeviceIsReported) {
    const int descriptor = open("/dev/full", O_WRONLY);
    ASSERT_GE(descriptor, 0);
    const auto written = write_text(fmt::format("/proc/self/fd/{}", descriptor), "x");
    close(descriptor);
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("No space left"), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST(File, ErrorsNameTheFile) {
    const auto missing = read_text("/no/such/file.json");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::bad_input);
    EXPECT_NE(missing.error().message.find("/no/such/file.json"), std::string::npos);
    EXPECT_FALSE(read_text("/tmp"));
}

TEST(File, AByteOrderMarkIsNotText) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "bom.csv", "\xEF\xBB\xBFid,name"));
    EXPECT_EQ(read_text(folder / "bom.csv").value(), "id,name");
}

}  // namespace
}  // namespace northway
